package io.tributary.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.FirstKey;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.Usage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

@ExtendWith(TributaryServer.Running.class)
class UsagePagesScenarioTests {
    private static final String CALCULATE = "/api/v1/compatibility/calculate";

    private final SplittableRandom random = new SplittableRandom(5);
    private final TributaryServer server;
    private final Instant now;
    private final OrganizationId organization;
    private final FirstKey.Issued key;

    UsagePagesScenarioTests(TributaryServer server) {
        this.server = server;
        this.now = server.bean(InstantSource.class).instant();
        this.organization =
                server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests").id();
        this.key = server.bean(FirstKey.class).issue(organization);
    }

    private DashboardPage dashboard(@Nullable String cursor) {
        return server.bean(Dashboards.class).of(organization, true, "test", Span.DAY, cursor, now);
    }

    private AnalyticsPage analytics() {
        return server.bean(Analytics.class).of(organization, "test", Span.DAY, now);
    }

    /** So many test calls of this hour, each a millisecond after the other, the last one bad. */
    private void called(int times) {
        server.bean(Metering.class)
                .record(
                        IntStream.rangeClosed(1, times)
                                .mapToObj(i -> call(i, i == times ? 400 : 200))
                                .toList());
    }

    private Usage call(int i, int status) {
        return new Usage(
                new RequestId(UuidV7.at(now.minusMillis(i), random)),
                organization,
                UUID.fromString(key.id()),
                CALCULATE,
                "POST",
                status,
                2,
                status == 200 ? 10 : 0,
                status == 200,
                false,
                "CA",
                null);
    }

    @Test
    void shows_whoever_never_called_how_to() {
        var page = server.bean(Dashboards.class).of(organization, true, null, Span.DAY, null, now);

        assertThat(page.mode()).isEqualTo(Mode.TEST);
        assertThat(page.firstCall()).isNotNull();
        assertThat(String.valueOf(page.firstCall()))
                .contains(key.apiKey().substring(0, 20))
                .doesNotContain(key.apiKey());
        assertThat(analytics().isEmpty()).isTrue();
    }

    @Test
    void shows_what_is_left_and_what_was_called() {
        called(13);

        var page = dashboard(null);

        assertThat(page.firstCall()).isNull();
        assertThat(page.allowance().left()).isEqualTo("1,880");
        assertThat(page.allowance().percent()).isEqualTo(6);
        assertThat(page.chart().title()).isEqualTo("120 calls in 24 hours");
        assertThat(page.calls().rows()).hasSize(10);
        assertThat(page.keys())
                .singleElement()
                .extracting(DashboardPage.KeyRow::calls)
                .isEqualTo("120");
    }

    @Test
    void older_calls_are_one_page_further() {
        called(13);
        var older = String.valueOf(dashboard(null).calls().older());

        var page = dashboard(older.replaceAll(".*cursor=|#.*", ""));

        assertThat(page.calls().rows()).hasSize(3);
        assertThat(page.calls().rows().getLast().status().word()).isEqualTo("400 Bad Request");
        assertThat(page.calls().older()).isNull();
        assertThat(page.calls().newest()).isNotNull();
    }

    @Test
    void tells_usage_apart_in_every_way() {
        called(4);

        var page = analytics();

        assertThat(page.tables())
                .extracting(AnalyticsPage.GroupTable::title)
                .containsExactly(
                        CALCULATE + " takes 100.0% of calls",
                        "First test key makes 100.0% of calls",
                        "200 OK answers 75.0% of requests",
                        "Canada makes 100.0% of calls");
        assertThat(page.week().peak()).contains("4 requests");
        assertThat(page.charts()).hasSize(3);
    }

    @Test
    void gives_every_table_as_csv() {
        called(4);
        var analytics = server.bean(Analytics.class);

        for (var table : List.of("endpoint", "key", "status", "country", "hour", "week")) {
            assertThat(analytics.csv(organization, table, "test", Span.DAY, now))
                    .as(table)
                    .isPresent();
        }
        assertThat(
                        analytics
                                .csv(organization, "status", "test", Span.DAY, now)
                                .orElseThrow()
                                .toString())
                .startsWith("status,requests,calls,errors,p50_ms,p95_ms,p99_ms\r\n200,3,30,0,")
                .contains("\r\n400,1,0,1,");
        assertThat(
                        analytics
                                .csv(organization, "week", "test", Span.DAY, now)
                                .orElseThrow()
                                .toString())
                .startsWith("day,hour_utc,requests\r\nMonday,0,");
        assertThat(analytics.csv(organization, "secret", "test", Span.DAY, now)).isEmpty();
    }
}
