package io.tributary.portal.spi;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One number that matters ({@code portal/web/figure.jte}).
 *
 * @param label what is counted
 * @param value the number as people read it
 * @param unit small, behind the number
 * @param change against the span before
 * @param trend the values of the span, oldest first, for a small line; empty for none
 * @param hint one more fact below
 */
public record Figure(
        String label,
        String value,
        @Nullable String unit,
        @Nullable Change change,
        List<Double> trend,
        @Nullable String hint) {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 32;

    /**
     * How much it changed.
     *
     * @param amount with sign and unit: {@code +12.4%}
     * @param span against what: {@code against the 7 days before}
     */
    public record Change(String amount, String span, Tone tone) {
        /**
         * The change from {@code before} to {@code now} in per cent; nothing to compare with says
         * so.
         */
        public static Change between(double now, double before, String span, boolean moreIsBetter) {
            if (before == 0) {
                return new Change(now == 0 ? "No change" : "New", span, Tone.PLAIN);
            }
            double share = (now - before) / before;
            if (Math.abs(share) < 0.0005) {
                return new Change("No change", span, Tone.PLAIN);
            }
            var words = (share > 0 ? "▲ +" : "▼ −") + Numerals.percent(Math.abs(share));
            return new Change(words, span, share > 0 == moreIsBetter ? Tone.GOOD : Tone.BAD);
        }
    }

    public Figure {
        trend = List.copyOf(trend);
    }

    public static Figure of(String label, String value) {
        return new Figure(label, value, null, null, List.of(), null);
    }

    public Figure unit(String word) {
        return new Figure(label, value, word, change, trend, hint);
    }

    public Figure change(Change since) {
        return new Figure(label, value, unit, since, trend, hint);
    }

    public Figure trend(List<Double> values) {
        return new Figure(label, value, unit, change, values, hint);
    }

    public Figure hint(String fact) {
        return new Figure(label, value, unit, change, trend, fact);
    }

    /** The small line, as points of a picture 120 wide and 32 high; zero is at the bottom. */
    public String trendLine() {
        double most = trend.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double step = WIDTH / (double) Math.max(1, trend.size() - 1);
        return IntStream.range(0, trend.size())
                .mapToObj(i -> point(i * step, most <= 0 ? 0 : trend.get(i) / most))
                .collect(Collectors.joining(" "));
    }

    /** The area below the small line. */
    public String trendArea() {
        return "0," + HEIGHT + " " + trendLine() + " " + WIDTH + "," + HEIGHT;
    }

    private static String point(double x, double share) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, HEIGHT - 1 - share * (HEIGHT - 3));
    }
}
