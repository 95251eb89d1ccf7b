package io.tributary.privacy;

import io.tributary.privacy.Released.Place;

import java.util.HashMap;
import java.util.Map;

/**
 * By how much two tables of a series differ, in every cell and every total. Persons are not kept,
 * so those who came are counted less those who went: one who takes another's place is seen by what
 * is averaged, or not at all.
 */
final class Difference {
    /** The same numbers added in another order differ by less. */
    private static final double ROUNDING = 1e-9;

    /** How many persons more, and by how much more in sum; below zero when it is less. */
    private record Change(long persons, double sum) {
        Change plus(Change other) {
            return new Change(persons + other.persons, sum + other.sum);
        }

        boolean isNone() {
            return persons == 0 && Math.abs(sum) < ROUNDING;
        }
    }

    private final Map<Place, Change> cells = new HashMap<>();
    private final Map<Place, Long> totals = new HashMap<>();

    Difference(Grouping before, Grouping after) {
        after.groups().forEach(group -> add(group, 1));
        before.groups().forEach(group -> add(group, -1));
    }

    private void add(Grouping.Group group, int sign) {
        var change = new Change(sign * group.persons(), sign * group.sum());
        cells.merge(new Place(group.row(), group.column()), change, Change::plus);
        totals.merge(new Place(group.row(), null), change.persons(), Long::sum);
        totals.merge(new Place(null, group.column()), change.persons(), Long::sum);
        totals.merge(Place.TOTAL, change.persons(), Long::sum);
    }

    /**
     * Whether each cell and each total changed by nobody, or by as many persons as the smallest
     * group has. Withheld cells count too: a total less the cells that are shown tells what became
     * of the others together.
     */
    boolean hidesEachPerson(int minimum) {
        return cells.values().stream()
                        .allMatch(change -> change.isNone() || isMany(change.persons(), minimum))
                && totals.values().stream()
                        .allMatch(persons -> persons == 0 || isMany(persons, minimum));
    }

    private static boolean isMany(long persons, int minimum) {
        return Math.abs(persons) >= minimum;
    }
}
