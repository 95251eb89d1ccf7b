package io.tributary.privacy;

import io.tributary.privacy.Released.Cell;
import io.tributary.privacy.Released.Place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Somebody who sees what was released and nothing else, and works out within what range each
 * withheld number must lie: every total is the sum of its line, and no number is below zero. A
 * simplex on dense equations, of another kind than what protects the table.
 */
final class Outsider {
    private static final double NOTHING = 1e-7;

    /** A withheld number that is told more narrowly than the smallest group. */
    record Told(Place place, double least, double most) {}

    private final Released seen;
    private final Map<Place, Integer> unknown = new LinkedHashMap<>();
    private final List<double[]> equations = new ArrayList<>();

    private Outsider(Released seen) {
        this.seen = seen;
        seen.cells()
                .forEach(
                        (place, cell) -> {
                            if (cell instanceof Cell.Withheld) {
                                unknown.put(place, unknown.size());
                            }
                        });
        seen.rows().forEach(row -> line(new Place(row, null), inRow(row)));
        seen.columns().forEach(column -> line(new Place(null, column), inColumn(column)));
        line(Place.TOTAL, seen.rows().stream().map(row -> new Place(row, null)).toList());
        line(Place.TOTAL, seen.columns().stream().map(one -> new Place(null, one)).toList());
    }

    static Outsider of(Released seen) {
        return new Outsider(seen);
    }

    /** What they find out. */
    List<Told> tells() {
        return unknown.keySet().stream()
                .map(place -> new Told(place, -most(place, -1), most(place, 1)))
                .filter(told -> told.most() - told.least() < seen.minimum() - NOTHING)
                .toList();
    }

    private List<Place> inRow(String row) {
        return seen.columns().stream().map(column -> new Place(row, column)).toList();
    }

    private List<Place> inColumn(String column) {
        return seen.rows().stream().map(row -> new Place(row, column)).toList();
    }

    /** The sum of the parts less the total is nothing; what is known goes to the right side. */
    private void line(Place total, List<Place> parts) {
        var equation = new double[unknown.size() + 1];
        parts.forEach(part -> add(equation, part, 1));
        add(equation, total, -1);
        equations.add(equation);
    }

    private void add(double[] equation, Place place, int sign) {
        switch (seen.at(place.row(), place.column())) {
            case Cell.Shown(var persons, _) -> equation[equation.length - 1] -= sign * persons;
            case Cell.Withheld(_) -> equation[index(place)] += sign;
        }
    }

    private int index(Place place) {
        return Objects.requireNonNull(unknown.get(place));
    }

    /** The most that sign · number can be; infinite when nothing bounds it. */
    private double most(Place place, int sign) {
        int n = unknown.size();
        int m = equations.size();
        var t = new double[m + 1][n + m + 1];
        var base = new int[m];
        for (int i = 0; i < m; i++) {
            var equation = equations.get(i);
            double turn = equation[n] < 0 ? -1 : 1;
            for (int j = 0; j < n; j++) {
                t[i][j] = turn * equation[j];
            }
            t[i][n + i] = 1;
            t[i][n + m] = turn * equation[n];
            base[i] = n + i;
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= n + m; j++) {
                t[m][j] -= j >= n && j < n + m ? 0 : t[i][j];
            }
        }
        if (!climb(t, base, n) || t[m][n + m] < -1e-6) {
            throw new AssertionError("what was released does not add up");
        }
        dropHelpers(t, base, n);
        Arrays.fill(t[m], 0);
        t[m][index(place)] = -sign;
        for (int i = 0; i < m; i++) {
            double weight = base[i] < n ? t[m][base[i]] : 0;
            for (int j = 0; j <= n + m && weight != 0; j++) {
                t[m][j] -= weight * t[i][j];
            }
        }
        return climb(t, base, n) ? t[m][n + m] : Double.POSITIVE_INFINITY;
    }

    /** Helpers that stand for nothing leave, where something else can stand there. */
    private static void dropHelpers(double[][] t, int[] base, int n) {
        for (int i = 0; i < base.length; i++) {
            for (int j = 0; j < n && base[i] >= n; j++) {
                if (Math.abs(t[i][j]) > NOTHING) {
                    pivot(t, base, i, j);
                }
            }
        }
    }

    /** Bland's rule; false when there is no end to it. */
    private static boolean climb(double[][] t, int[] base, int n) {
        int m = base.length;
        int last = t[m].length - 1;
        while (true) {
            int enter = -1;
            for (int j = 0; j < n && enter < 0; j++) {
                enter = t[m][j] < -NOTHING ? j : -1;
            }
            if (enter < 0) {
                return true;
            }
            int leave = -1;
            for (int i = 0; i < m; i++) {
                boolean stays = t[i][enter] <= NOTHING;
                if (!stays && (leave < 0 || comesFirst(t, base, i, leave, enter, last))) {
                    leave = i;
                }
            }
            if (leave < 0) {
                return false;
            }
            pivot(t, base, leave, enter);
        }
    }

    private static boolean comesFirst(
            double[][] t, int[] base, int i, int than, int enter, int last) {
        double mine = t[i][last] / t[i][enter];
        double other = t[than][last] / t[than][enter];
        return mine < other - 1e-12 || (mine <= other + 1e-12 && base[i] < base[than]);
    }

    private static void pivot(double[][] t, int[] base, int row, int column) {
        double by = t[row][column];
        for (int j = 0; j < t[row].length; j++) {
            t[row][j] /= by;
        }
        for (int i = 0; i < t.length; i++) {
            double times = t[i][column];
            for (int j = 0; j < t[i].length && i != row && times != 0; j++) {
                t[i][j] -= times * t[row][j];
            }
        }
        base[row] = column;
    }
}
