package io.tributary.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * How a payee did in a week, a month or a quarter.
 *
 * @param until the first day that it is not about
 */
public record Report(Kind kind, Span span, LocalDate from, LocalDate until, List<Figures> figures) {
    /** What it is about. */
    public enum Kind {
        REVENUE("Revenue report", "revenue"),
        PERFORMANCE("Performance summary", "performance");

        private final String label;
        private final String code;

        Kind(String label, String code) {
            this.label = label;
            this.code = code;
        }

        /** For people. */
        public String label() {
            return label;
        }

        String code() {
            return code;
        }
    }

    /** How long a time. */
    public enum Span {
        WEEKLY("weekly") {
            @Override
            LocalDate start(LocalDate day) {
                return day.minusDays(day.getDayOfWeek().getValue() - 1L);
            }

            @Override
            LocalDate next(LocalDate start) {
                return start.plusWeeks(1);
            }
        },
        MONTHLY("monthly") {
            @Override
            LocalDate start(LocalDate day) {
                return day.withDayOfMonth(1);
            }

            @Override
            LocalDate next(LocalDate start) {
                return start.plusMonths(1);
            }
        },
        QUARTERLY("quarterly") {
            @Override
            LocalDate start(LocalDate day) {
                return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            }

            @Override
            LocalDate next(LocalDate start) {
                return start.plusMonths(3);
            }
        },
        YEARLY("yearly") {
            @Override
            LocalDate start(LocalDate day) {
                return day.withDayOfYear(1);
            }

            @Override
            LocalDate next(LocalDate start) {
                return start.plusYears(1);
            }
        };

        private final String code;

        Span(String code) {
            this.code = code;
        }

        /** For tables and choices. */
        public String code() {
            return code;
        }

        /** The first day of the span that the day is in. */
        abstract LocalDate start(LocalDate day);

        abstract LocalDate next(LocalDate start);
    }

    /**
     * One currency's.
     *
     * @param earned shares of the sales of that time
     * @param earnedBefore of the time before it, of the same kind
     * @param takenBack of those shares, so far
     * @param paid what arrived in that time
     * @param best the largest shares, by what they were for
     */
    public record Figures(
            String currency,
            long sales,
            BigDecimal earned,
            BigDecimal earnedBefore,
            BigDecimal takenBack,
            BigDecimal paid,
            List<Best> best) {
        public Figures {
            best = List.copyOf(best);
        }
    }

    /** What one thing brought. */
    public record Best(String title, BigDecimal earned) {}

    public Report {
        figures = List.copyOf(figures);
    }
}
