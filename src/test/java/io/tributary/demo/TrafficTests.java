package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.Usage;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class TrafficTests {
    /** A Sunday. */
    private static final Instant BEGAN = Instant.parse("2026-03-01T00:00:00Z");

    private static final Map<Traffic.App, UUID> KEYS =
            Arrays.stream(Traffic.App.values())
                    .collect(
                            Collectors.toMap(
                                    app -> app, app -> new UUID(1, app.name().hashCode())));

    private final Traffic traffic = new Traffic(new OrganizationId(new UUID(4, 2)), KEYS, BEGAN);

    @Test
    void an_hour_is_the_same_whenever_it_is_asked_for() {
        var hour = BEGAN.plus(Duration.ofHours(21));

        assertThat(traffic.of(hour)).isNotEmpty().isEqualTo(traffic.of(hour));
        assertThat(traffic.of(hour))
                .doesNotContainAnyElementsOf(traffic.of(hour.plus(Duration.ofHours(1))));
    }

    @Test
    void calls_lie_in_their_hour() {
        var hour = BEGAN.plus(Duration.ofHours(3));
        var span = new Period(hour, hour.plus(Duration.ofHours(1)));

        assertThat(traffic.of(hour)).allMatch(call -> span.contains(call.at()));
    }

    @Test
    void the_week_peaks_on_sunday_evening() {
        var peak =
                IntStream.range(0, 7 * 24)
                        .mapToObj(hours -> BEGAN.plus(Duration.ofHours(hours)))
                        .max(java.util.Comparator.comparingInt(hour -> traffic.of(hour).size()))
                        .orElseThrow()
                        .atOffset(ZoneOffset.UTC);

        assertThat(peak.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(peak.getHour()).isBetween(19, 22);
    }

    @Test
    void stays_within_the_plan_and_has_one_bad_hour() {
        var days = IntStream.range(0, 21).mapToObj(this::day).toList();

        assertThat(days)
                .allMatch(
                        day ->
                                day.stream().filter(Usage::livemode).mapToInt(Usage::calls).sum()
                                        < 100_000);
        assertThat(days.stream().map(TrafficTests::errors).filter(errors -> errors > 40))
                .hasSize(1);
    }

    private List<Usage> day(int day) {
        return IntStream.range(0, 24)
                .mapToObj(
                        hour ->
                                traffic.of(
                                        BEGAN.plus(Duration.ofDays(day))
                                                .plus(Duration.ofHours(hour))))
                .flatMap(List::stream)
                .toList();
    }

    private static long errors(List<Usage> day) {
        return day.stream().filter(call -> call.livemode() && call.status() >= 400).count();
    }
}
