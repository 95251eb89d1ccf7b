package io.tributary.settlement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * On which days somebody is paid. Days are computed from the anchor, so that missed ones are known:
 * the weekday of the anchor, every other such week, its day of the month (the last one in shorter
 * months).
 */
public enum PayoutSchedule {
    DAILY("Every day"),
    WEEKLY("Every week"),
    BI_WEEKLY("Every other week"),
    MONTHLY("Every month");

    private final String label;

    PayoutSchedule(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** For tables and forms: {@code bi-weekly}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The schedule of that code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static PayoutSchedule of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The first day of payouts on or after that one. */
    public LocalDate onOrAfter(LocalDate day, LocalDate anchor) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> step(day, anchor, 7);
            case BI_WEEKLY -> step(day, anchor, 14);
            case MONTHLY -> {
                var inMonth = inMonth(day, anchor);
                yield inMonth.isBefore(day)
                        ? inMonth(day.plusMonths(1).withDayOfMonth(1), anchor)
                        : inMonth;
            }
        };
    }

    /** The last day of payouts on or before that one. */
    public LocalDate onOrBefore(LocalDate day, LocalDate anchor) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> back(day, anchor, 7);
            case BI_WEEKLY -> back(day, anchor, 14);
            case MONTHLY -> {
                var inMonth = inMonth(day, anchor);
                yield inMonth.isAfter(day)
                        ? inMonth(day.withDayOfMonth(1).minusMonths(1), anchor)
                        : inMonth;
            }
        };
    }

    private static LocalDate step(LocalDate day, LocalDate anchor, int days) {
        long past = Math.floorMod(ChronoUnit.DAYS.between(anchor, day), (long) days);
        return past == 0 ? day : day.plusDays(days - past);
    }

    private static LocalDate back(LocalDate day, LocalDate anchor, int days) {
        return day.minusDays(Math.floorMod(ChronoUnit.DAYS.between(anchor, day), (long) days));
    }

    private static LocalDate inMonth(LocalDate month, LocalDate anchor) {
        return month.withDayOfMonth(Math.min(anchor.getDayOfMonth(), month.lengthOfMonth()));
    }
}
