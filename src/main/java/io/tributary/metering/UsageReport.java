package io.tributary.metering;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/** The usage of a period, told apart in every way. */
public final class UsageReport {
    private final List<RollUpStore.Part> parts;
    private final List<RollUpStore.HourPart> hours;

    UsageReport(List<RollUpStore.Part> parts, List<RollUpStore.HourPart> hours) {
        this.parts = List.copyOf(parts);
        this.hours = List.copyOf(hours);
    }

    /** Usage by group, in the order of the groups' names; groups without any are left out. */
    public List<UsageGroup> by(GroupBy by) {
        return switch (by) {
            case ENDPOINT ->
                    UsageGroups.of(parts, RollUpStore.Part::endpoint, RollUpStore.Part::count);
            case KEY ->
                    UsageGroups.of(parts, part -> part.keyId().toString(), RollUpStore.Part::count);
            case STATUS ->
                    UsageGroups.of(
                            parts,
                            part -> Integer.toString(part.status()),
                            RollUpStore.Part::count);
            case COUNTRY ->
                    UsageGroups.of(parts, RollUpStore.Part::country, RollUpStore.Part::count);
            case HOUR ->
                    UsageGroups.of(
                            hours, part -> part.hour().toString(), RollUpStore.HourPart::count);
            case DAY ->
                    UsageGroups.of(hours, part -> day(part.hour()), RollUpStore.HourPart::count);
        };
    }

    private static String day(Instant hour) {
        return hour.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** When in the week it happened. */
    public Heatmap week() {
        var cells = new TreeMap<Integer, Heatmap.Cell>();
        for (var part : hours) {
            var time = part.hour().atOffset(ZoneOffset.UTC);
            cells.merge(
                    time.getDayOfWeek().getValue() * 24 + time.getHour(),
                    cell(time.getDayOfWeek(), time.getHour(), part.count()),
                    UsageReport::sum);
        }
        return new Heatmap(List.copyOf(cells.values()));
    }

    private static Heatmap.Cell cell(DayOfWeek day, int hour, BucketCount count) {
        return new Heatmap.Cell(day, hour, count.requests(), count.calls());
    }

    private static Heatmap.Cell sum(Heatmap.Cell one, Heatmap.Cell other) {
        return new Heatmap.Cell(
                one.day(),
                one.hour(),
                one.requests() + other.requests(),
                one.calls() + other.calls());
    }
}
