package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.privacy.Released.Cell;
import io.tributary.privacy.Released.Place;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;

/** Whatever the table is: nobody works out a withheld number from what is shown. */
class GuardProperties {
    private static final int TABLES = 1_500;

    @Test
    void no_withheld_number_is_told_more_narrowly_than_the_smallest_group() {
        long seed = Long.getLong("tributary.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        long shown = 0;
        for (int number = 0; number < TABLES; number++) {
            var grouping = anyTable(random);
            int minimum = random.nextInt(5, 12);
            var seen = new GuardedTable(grouping, minimum).released();

            assertThat(Outsider.of(seen).tells())
                    .as("seed %d, table %d: %s from %d on", seed, number, grouping, minimum)
                    .isEmpty();
            assertThat(tooSmall(seen, minimum)).as("seed %d, table %d", seed, number).isEmpty();
            shown += seen.cells().values().stream().filter(Cell.Shown.class::isInstance).count();
        }
        assertThat(shown).as("withholding all would be no art").isGreaterThan(TABLES * 5);
    }

    /** So it is the withholding of further cells that protects, and the outsider is no fool. */
    @Test
    void the_outsider_finds_what_the_small_groups_alone_would_tell() {
        var seen = release(new long[][] {{3, 20, 30}, {15, 25, 11}, {14, 40, 22}});
        var naive = new HashMap<>(seen.cells());
        naive.put(new Place("r0", "b"), new Cell.Shown(20, 0));
        naive.put(new Place("r0", "c"), new Cell.Shown(30, 0));

        var told = Outsider.of(new Released(seen.rows(), seen.columns(), 5, naive)).tells();

        assertThat(told)
                .anySatisfy(
                        one -> {
                            assertThat(one.place()).isEqualTo(new Place("r0", "a"));
                            assertThat(one.least()).isEqualTo(3.0);
                            assertThat(one.most()).isEqualTo(3.0);
                        });
    }

    @Test
    void what_is_shown_is_true_and_adds_up() {
        var random = new SplittableRandom(20_261_121);
        for (int number = 0; number < 200; number++) {
            var grouping = anyTable(random);
            var seen = new GuardedTable(grouping, 5).released();
            for (var group : grouping.groups()) {
                if (seen.at(group.row(), group.column()) instanceof Cell.Shown(var persons, _)) {
                    assertThat(persons).isEqualTo(group.persons());
                }
            }
            if (seen.total() instanceof Cell.Shown(var persons, _)) {
                assertThat(persons).isEqualTo(grouping.persons());
            }
        }
    }

    /** A number that both show is the same, or moved by as many as the smallest group has. */
    @Test
    void what_two_tables_show_differs_nowhere_by_a_few() {
        long seed = Long.getLong("tributary.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        long told = 0;
        for (int number = 0; number < TABLES; number++) {
            var before = anyTable(random);
            var after = later(random, before);
            int minimum = random.nextInt(5, 12);
            if (new Difference(before, after).hidesEachPerson(minimum)) {
                told++;
                assertThat(fewChanged(before, after, minimum))
                        .as("seed %d, table %d: %s, %s", seed, number, before, after)
                        .isEmpty();
            }
        }
        assertThat(told).as("to tell nothing anew would be no art").isGreaterThan(TABLES / 20);
    }

    private static List<Place> fewChanged(Grouping before, Grouping after, int minimum) {
        var earlier = new GuardedTable(before, minimum).released();
        var later = new GuardedTable(after, minimum).released();
        return earlier.cells().keySet().stream()
                .filter(
                        place ->
                                isFew(
                                        earlier.cells().get(place),
                                        later.cells().get(place),
                                        minimum))
                .toList();
    }

    private static boolean isFew(@Nullable Cell before, @Nullable Cell after, int minimum) {
        return before instanceof Cell.Shown(var then, _)
                && after instanceof Cell.Shown(var now, _)
                && now != then
                && Math.abs(now - then) < minimum;
    }

    /** Some come to a cell or two: a few, or many. */
    private static Grouping later(SplittableRandom random, Grouping before) {
        var groups = new ArrayList<>(before.groups());
        for (int visit = random.nextInt(1, 3); visit > 0; visit--) {
            int at = random.nextInt(groups.size());
            var group = groups.get(at);
            long persons = group.persons() + random.nextInt(1, 20);
            groups.set(at, Grouping.Group.counted(group.row(), group.column(), persons));
        }
        return new Grouping(before.rows(), before.columns(), groups);
    }

    private static List<Cell> tooSmall(Released seen, int minimum) {
        return seen.cells().values().stream()
                .filter(
                        cell ->
                                cell instanceof Cell.Shown(var persons, _)
                                        && persons > 0
                                        && persons < minimum)
                .toList();
    }

    private static Released release(long[][] persons) {
        return new GuardedTable(GuardTests.table(persons), 5).released();
    }

    /** Up to 6 by 7, with many small and many empty cells. */
    private static Grouping anyTable(SplittableRandom random) {
        var persons = new long[random.nextInt(1, 7)][random.nextInt(1, 8)];
        int most = random.nextInt(2, 60);
        for (var row : persons) {
            for (int column = 0; column < row.length; column++) {
                row[column] = random.nextInt(4) == 0 ? 0 : random.nextInt(most);
            }
        }
        return GuardTests.table(persons);
    }
}
