package io.tributary.compatibility.web;

import io.tributary.compatibility.ByGroup;
import io.tributary.compatibility.TraitGroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The seven groups as a star of seven rays, in the units of its view box of 480 by 400.
 *
 * @param rings the heptagons at a quarter, a half, three quarters and the whole
 * @param shape the visitor's own
 * @param words the same in a sentence, for whoever does not see it
 */
record Picture(List<String> rings, String shape, List<Ray> rays, String words) {
    private static final double MIDDLE_X = 240;
    private static final double MIDDLE_Y = 206;
    private static final double RADIUS = 138;
    private static final double LABEL_GAP = 20;

    /**
     * One ray, with where its end, its dot and its label stand.
     *
     * @param anchor how the label stands at its place, as SVG says it
     */
    record Ray(
            String label,
            int value,
            String endX,
            String endY,
            String dotX,
            String dotY,
            String labelX,
            String labelY,
            String anchor) {}

    Picture {
        rings = List.copyOf(rings);
        rays = List.copyOf(rays);
    }

    static Picture of(ByGroup groups) {
        var rays = new ArrayList<Ray>();
        var shape = new StringBuilder();
        var words = new StringBuilder();
        for (var group : TraitGroup.values()) {
            int index = rays.size();
            double value = groups.of(group);
            rays.add(ray(group.label(), value, index));
            shape.append(point(index, value * RADIUS)).append(' ');
            words.append(index == 0 ? "" : ", ").append(group.label());
            words.append(' ').append(percent(value));
        }
        var rings = List.of(ring(0.25), ring(0.5), ring(0.75), ring(1));
        return new Picture(rings, shape.toString().strip(), rays, words + ", each of 100.");
    }

    static int percent(double value) {
        return (int) Math.round(100 * value);
    }

    private static Ray ray(String label, double value, int index) {
        double across = Math.cos(angle(index));
        String anchor = Math.abs(across) < 0.2 ? "middle" : across > 0 ? "start" : "end";
        double below = 5 + 7 * Math.sin(angle(index));
        return new Ray(
                label,
                percent(value),
                x(index, RADIUS),
                y(index, RADIUS),
                x(index, value * RADIUS),
                y(index, value * RADIUS),
                x(index, RADIUS + LABEL_GAP),
                number(MIDDLE_Y + (RADIUS + LABEL_GAP) * Math.sin(angle(index)) + below),
                anchor);
    }

    private static String ring(double share) {
        var points = new StringBuilder();
        for (int index = 0; index < TraitGroup.values().length; index++) {
            points.append(point(index, share * RADIUS)).append(' ');
        }
        return points.toString().strip();
    }

    private static String point(int index, double distance) {
        return x(index, distance) + "," + y(index, distance);
    }

    private static String x(int index, double distance) {
        return number(MIDDLE_X + distance * Math.cos(angle(index)));
    }

    private static String y(int index, double distance) {
        return number(MIDDLE_Y + distance * Math.sin(angle(index)));
    }

    /** The first ray points up, the others follow clockwise. */
    private static double angle(int index) {
        return 2 * Math.PI * index / TraitGroup.values().length - Math.PI / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
