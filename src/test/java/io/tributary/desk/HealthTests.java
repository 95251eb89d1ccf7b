package io.tributary.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.desk.Health.Facts;
import io.tributary.desk.Health.Part;
import io.tributary.desk.Health.Tickets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class HealthTests {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final Duration OLD = Duration.ofDays(400);

    @Test
    void an_organization_that_thrives_has_a_hundred() {
        var health = Health.of(facts(200, 400, 200, 0, null, new Tickets(0, 0)), NOW);

        assertThat(health.score()).isEqualTo(100);
        assertThat(health.parts())
                .extracting(Part::name)
                .containsExactly("Usage", "Errors", "Payments", "Support", "Logins");
        assertThat(health.parts().stream().mapToInt(Part::weight).sum()).isEqualTo(100);
    }

    @Test
    void an_organization_that_leaves_has_nothing() {
        var facts =
                new Facts(
                        OLD,
                        0,
                        0,
                        10,
                        5,
                        true,
                        null,
                        NOW.minus(Duration.ofDays(40)),
                        new Tickets(4, 4));

        assertThat(Health.of(facts, NOW).score()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "50, 40", "100, 80", "150, 90", "200, 100", "900, 100"})
    void usage_is_measured_against_a_usual_week(long calls, int value) {
        assertThat(part("Usage", facts(calls, 400, 0, 0, null, null)).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "10, 100", "105, 50", "200, 0", "900, 0"})
    void errors_cost_between_one_and_twenty_per_cent(long errors, int value) {
        assertThat(part("Errors", facts(0, 0, 1000, errors, null, null)).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"3, 50", "14, 50", "15, 20"})
    void an_overdue_invoice_costs_by_its_age(int days, int value) {
        var since = NOW.minus(Duration.ofDays(days));

        assertThat(part("Payments", facts(0, 0, 0, 0, since, null)).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 100", "1, 0, 85", "2, 1, 45", "9, 9, 0"})
    void open_tickets_cost_and_late_ones_cost_more(long open, long late, int value) {
        assertThat(part("Support", facts(0, 0, 0, 0, null, new Tickets(open, late))).value())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "7, 100", "8, 70", "14, 70", "15, 30", "31, 0"})
    void logins_cost_by_how_long_ago_they_were(int days, int value) {
        var facts = new Facts(OLD, 0, 0, 0, 0, false, null, NOW.minus(Duration.ofDays(days)), null);

        assertThat(part("Logins", facts).value()).isEqualTo(value);
    }

    @Test
    void a_part_that_is_not_known_has_no_weight() {
        var health = Health.of(facts(100, 400, 0, 0, null, null), NOW);

        assertThat(health.parts())
                .extracting(Part::name)
                .containsExactly("Usage", "Payments", "Logins");
        assertThat(health.score()).isEqualTo(Math.round((80 * 30 + 100 * 25 + 100 * 15) / 70.0));
    }

    @Test
    void whoever_is_new_is_not_blamed_for_it() {
        var facts = new Facts(Duration.ofDays(3), 0, 0, 0, 0, false, null, NOW, null);

        assertThat(part("Usage", facts).value()).isEqualTo(50);
    }

    private static Facts facts(
            long week,
            long before,
            long requests,
            long errors,
            @org.jspecify.annotations.Nullable Instant overdue,
            @org.jspecify.annotations.Nullable Tickets tickets) {
        return new Facts(OLD, week, before, requests, errors, false, overdue, NOW, tickets);
    }

    private static Part part(String name, Facts facts) {
        return Health.of(facts, NOW).parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
