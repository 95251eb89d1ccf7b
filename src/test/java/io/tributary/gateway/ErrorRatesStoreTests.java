package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.metering.Metering;
import io.tributary.notify.Alerts;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

class ErrorRatesStoreTests {
    @RegisterExtension static final TestDatabase database = AlertFixtures.database();

    private final AlertFixtures partner = new AlertFixtures(database);

    /** An hour passes in which so many calls are made, then somebody looks. */
    private void hour(int calls, int failed) {
        var next = partner.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        partner.called(partner.now(), calls, failed);
        database.pass(Duration.between(partner.now(), next).plusSeconds(1));
        look();
    }

    /** Whoever looks remembers nothing of the last time. */
    private static void look() {
        new ErrorRates(database.bean(Metering.class), database.bean(Alerts.class), database.clock())
                .look();
    }

    @Test
    void an_episode_is_told_once_and_again_only_after_it_was_better() {
        hour(100, 9);
        assertThat(partner.titles()).isEmpty();
        hour(100, 10);
        assertThat(partner.titles()).containsExactly("10.0% of your live requests fail");
        look();
        hour(100, 40);
        hour(100, 7);
        hour(100, 12);
        assertThat(partner.titles()).as("it was never below a twentieth").hasSize(1);
        hour(100, 4);
        hour(100, 12);
        assertThat(partner.titles())
                .containsExactly(
                        "12.0% of your live requests fail", "10.0% of your live requests fail");
        assertThat(partner.told()).hasSize(2).first().asString().contains("\"errors\":10");
    }

    @Test
    void few_calls_say_nothing_either_way() {
        hour(ErrorRates.FLOOR - 1, ErrorRates.FLOOR - 1);
        assertThat(partner.titles()).isEmpty();
        hour(100, 20);
        hour(ErrorRates.FLOOR - 1, 0);
        hour(100, 20);
        assertThat(partner.titles()).hasSize(1);
    }

    @Test
    void it_says_which_status_and_leads_to_those_calls() {
        hour(60, 30);

        assertThat(partner.alerts())
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.text()).contains("30 of 60", "status 429");
                            assertThat(alert.href())
                                    .isEqualTo(
                                            "/partner/requests?mode=live&span=24h&status=client_error");
                        });
    }
}
