package io.tributary.privacy;

import io.tributary.privacy.Released.Cell;
import io.tributary.privacy.Released.Place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One table on its way out: its numbers, what must be withheld of them, and what follows. */
final class GuardedTable {
    /**
     * A number of the table.
     *
     * @param places where it stands; a line of one cell has its total there too
     * @param isPrimary whether it must be withheld for its own sake
     */
    private record Entry(
            List<Place> places, long persons, double sum, boolean isPrimary, int from, int to) {}

    private final Grouping grouping;
    private final int minimum;
    private final List<Entry> entries = new ArrayList<>();
    private final int rows;
    private final int columns;
    private final List<List<Grouping.Group>> cells;

    GuardedTable(Grouping grouping, int minimum) {
        this.grouping = grouping;
        this.minimum = minimum;
        this.rows = grouping.rows().size();
        this.columns = grouping.columns().size();
        this.cells = grouping.cells();
    }

    Released released() {
        boolean isLine = rows == 1 || columns == 1;
        if (isLine) {
            line();
        } else {
            table();
        }
        var answer = new HashMap<Place, Cell>();
        boolean tooFew = grouping.persons() < minimum;
        var withheld = tooFew ? new boolean[0] : withheld(isLine ? 2 : rows + columns + 2);
        for (int number = 0; number < entries.size(); number++) {
            var entry = entries.get(number);
            Cell cell;
            if (tooFew) {
                cell = new Cell.Withheld(Released.Reason.WHOLE);
            } else if (withheld[number]) {
                cell = new Cell.Withheld(Released.Reason.GROUP);
            } else {
                cell = new Cell.Shown(entry.persons(), mean(entry));
            }
            entry.places().forEach(place -> answer.put(place, cell));
        }
        return new Released(grouping.rows(), grouping.columns(), minimum, Map.copyOf(answer));
    }

    private boolean[] withheld(int nodes) {
        var suppression = new Suppression(nodes, minimum);
        var primary = new boolean[entries.size()];
        for (int number = 0; number < primary.length; number++) {
            var entry = entries.get(number);
            primary[number] = entry.isPrimary();
            suppression.add(
                    entry.from(), entry.to(), entry.persons(), isTotal(entry.places().getFirst()));
        }
        return suppression.protect(primary);
    }

    private static boolean isTotal(Place place) {
        return place.row() == null || place.column() == null;
    }

    private static double mean(Entry entry) {
        return entry.persons() == 0 ? 0 : entry.sum() / entry.persons();
    }

    /** By one property: the cells are all there is of their lines, and one total. */
    private void line() {
        var all = new ArrayList<Grouping.Group>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                all.add(cells.get(row).get(column));
            }
        }
        boolean isAlike = isAlike(all);
        for (var group : all) {
            var places = new ArrayList<Place>();
            places.add(new Place(group.row(), group.column()));
            if (rows == 1 && columns > 1) {
                places.add(new Place(null, group.column()));
            } else if (columns == 1 && rows > 1) {
                places.add(new Place(group.row(), null));
            }
            entries.add(entry(places, List.of(group), isAlike, 0, 1));
        }
        var totals = new ArrayList<Place>();
        totals.add(Place.TOTAL);
        if (rows == 1) {
            totals.add(new Place(grouping.rows().getFirst(), null));
        }
        if (columns == 1) {
            totals.add(new Place(null, grouping.columns().getFirst()));
        }
        entries.add(entry(totals, all, false, 1, 0));
    }

    /**
     * By two properties. Nodes: the rows, the columns, then where totals of columns and rows meet.
     */
    private void table() {
        int out = rows + columns;
        int in = out + 1;
        var alike = IntStream.range(0, columns).mapToObj(one -> isAlike(column(one))).toList();
        for (int row = 0; row < rows; row++) {
            boolean isRowAlike = isAlike(row(row));
            for (int column = 0; column < columns; column++) {
                var group = cells.get(row).get(column);
                boolean isAlike = isRowAlike || alike.get(column);
                var places = List.of(new Place(group.row(), group.column()));
                entries.add(entry(places, List.of(group), isAlike, row, rows + column));
            }
        }
        for (int row = 0; row < rows; row++) {
            total(new Place(grouping.rows().get(row), null), row(row), in, row);
        }
        for (int column = 0; column < columns; column++) {
            total(
                    new Place(null, grouping.columns().get(column)),
                    column(column),
                    rows + column,
                    out);
        }
        total(Place.TOTAL, grouping.groups(), out, in);
    }

    private void total(Place place, List<Grouping.Group> groups, int from, int to) {
        entries.add(entry(List.of(place), groups, false, from, to));
    }

    private List<Grouping.Group> row(int row) {
        return cells.get(row);
    }

    private List<Grouping.Group> column(int column) {
        return IntStream.range(0, rows).mapToObj(row -> cells.get(row).get(column)).toList();
    }

    /**
     * @param isAlike whether nobody here would say something of everybody in the line
     */
    private Entry entry(
            List<Place> places, List<Grouping.Group> groups, boolean isAlike, int from, int to) {
        long persons = groups.stream().mapToLong(Grouping.Group::persons).sum();
        double sum = groups.stream().mapToDouble(Grouping.Group::sum).sum();
        double largest = groups.stream().mapToDouble(Grouping.Group::largest).max().orElse(0);
        boolean isSmall = persons > 0 && persons < minimum;
        boolean isOnes = persons > 0 && largest > Guard.DOMINANT * Math.abs(sum);
        boolean tellsAll = persons == 0 && isAlike;
        return new Entry(
                List.copyOf(places), persons, sum, isSmall || isOnes || tellsAll, from, to);
    }

    /** Whether all persons of the line are in one of its several groups. */
    private static boolean isAlike(List<Grouping.Group> line) {
        return line.size() > 1 && line.stream().filter(group -> group.persons() > 0).count() == 1;
    }
}
