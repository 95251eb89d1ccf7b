package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spans of time usage can be read for. */
@ExtendWith(TributaryServer.Running.class)
class ReadUsageScenarioTests {
    private final GatewayFixtures gateway;

    ReadUsageScenarioTests(TributaryServer server) {
        this.gateway = new GatewayFixtures(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "until=%2B1000000000-12-31T23:59:59Z",
                "from=-1000000000-01-01T00:00:00Z",
                "from=0000-01-01",
                "until=tomorrow",
                "from=2026-02-30",
                "from=2024-01-01&until=2026-01-01"
            })
    void a_span_that_cannot_be_meant_is_refused(String query) {
        var key = gateway.key(gateway.organization(), false);

        var answer = gateway.get("/api/v1/usage?" + query, key.text());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid-input");
    }
}
