package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.platform.TestDatabase;
import io.tributary.privacy.Released.Cell;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class GuardTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(TestDatabase.module("identity"), PrivacyConfiguration.class);

    private static final Cell WITHHELD = new Cell.Withheld(Released.Reason.GROUP);

    private final String series = "test/" + UUID.randomUUID();

    @Test
    void groups_that_are_large_enough_are_told_with_their_totals() {
        var seen = release(line(12, 30, 8));

        assertThat(seen.at("", "b")).isEqualTo(new Cell.Shown(30, 0));
        assertThat(seen.at(null, "b")).isEqualTo(new Cell.Shown(30, 0));
        assertThat(seen.total()).isEqualTo(new Cell.Shown(50, 0));
    }

    @Test
    void beside_a_small_group_another_is_withheld_so_that_the_total_does_not_tell_it() {
        var seen = release(line(3, 30, 8, 40));

        assertThat(seen.at("", "a")).isEqualTo(WITHHELD);
        assertThat(seen.at("", "c")).isEqualTo(WITHHELD);
        assertThat(seen.at("", "b")).isEqualTo(new Cell.Shown(30, 0));
        assertThat(seen.total()).isEqualTo(new Cell.Shown(81, 0));
    }

    @Test
    void two_small_groups_that_are_small_together_take_a_third_along() {
        var seen = release(line(2, 1, 9, 40));

        assertThat(seen.at("", "c")).isEqualTo(WITHHELD);
        assertThat(seen.at("", "d")).isEqualTo(new Cell.Shown(40, 0));
    }

    @Test
    void in_a_table_a_small_cell_is_told_neither_by_its_row_nor_by_its_column() {
        var seen = release(table(new long[][] {{3, 20, 30}, {15, 25, 11}, {14, 40, 22}}));

        assertThat(seen.at("r0", "a")).isEqualTo(WITHHELD);
        assertThat(withheldIn(seen, "r0")).isGreaterThanOrEqualTo(2);
        assertThat(seen.total()).isEqualTo(new Cell.Shown(180, 0));
        assertThat(Outsider.of(seen).tells()).isEmpty();
    }

    @Test
    void a_line_in_which_all_are_alike_tells_it_of_nobody() {
        var seen = release(table(new long[][] {{12, 0, 0}, {15, 25, 11}, {14, 40, 22}}));

        assertThat(seen.at("r0", "a")).isEqualTo(WITHHELD);
        assertThat(Outsider.of(seen).tells()).isEmpty();
    }

    @Test
    void an_empty_cell_among_others_may_be_told() {
        var seen = release(line(0, 30, 8));

        assertThat(seen.at("", "a")).isEqualTo(new Cell.Shown(0, 0));
    }

    @Test
    void a_group_that_is_mostly_one_persons_is_withheld_and_others_have_their_mean() {
        var groups =
                List.of(
                        new Grouping.Group("", "a", 10, 1_000, 900),
                        new Grouping.Group("", "b", 20, 1_000, 80),
                        new Grouping.Group("", "c", 40, 1_000, 80));
        var seen = guard().release(Grouping.of(List.of("a", "b", "c"), groups), 5);

        assertThat(seen.at("", "a")).isEqualTo(WITHHELD);
        assertThat(seen.at("", "b")).isEqualTo(WITHHELD);
        assertThat(seen.at("", "c")).isEqualTo(new Cell.Shown(40, 25));
    }

    @Test
    void where_there_are_too_few_in_all_nothing_is_told() {
        var seen = release(line(2, 1, 1));

        assertThat(seen.cells().values()).containsOnly(new Cell.Withheld(Released.Reason.WHOLE));
    }

    @Test
    void nobody_asks_for_smaller_groups_and_everybody_for_larger_ones() {
        var grouping = line(12, 30, 8);

        assertThatThrownBy(() -> guard().release(grouping, 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(guard().release(grouping, 10).at("", "c")).isEqualTo(WITHHELD);
    }

    @Test
    void a_series_tells_of_newcomers_where_there_are_enough_of_them_to_hide_among() {
        assertThat(next(line(12, 30, 8)).total()).isEqualTo(new Cell.Shown(50, 0));
        assertThat(next(line(13, 30, 8)).total()).isEqualTo(new Cell.Shown(50, 0));
        assertThat(next(line(14, 28, 8)).at("", "b")).isEqualTo(new Cell.Shown(30, 0));
        assertThat(next(line(17, 30, 8)).total()).isEqualTo(new Cell.Shown(55, 0));
        assertThat(next(line(17, 30, 9)).total()).isEqualTo(new Cell.Shown(55, 0));
        assertThat(next("other " + series, line(13, 30, 8)).total())
                .isEqualTo(new Cell.Shown(51, 0));
    }

    @Test
    void newcomers_who_are_one_in_each_cell_are_told_in_none() {
        var told = next(line(10, 10, 10, 10, 10));

        assertThat(next(line(11, 11, 11, 11, 11))).isEqualTo(told);
        assertThat(next(line(15, 15, 15, 15, 14))).isEqualTo(told);
        assertThat(next(line(15, 15, 15, 15, 15)).total()).isEqualTo(new Cell.Shown(75, 0));
    }

    @Test
    void beside_many_newcomers_a_single_one_is_not_told() {
        var told = next(line(12, 30, 8));

        assertThat(next(line(18, 31, 8))).isEqualTo(told);
        assertThat(next(line(18, 30, 8)).at("", "a")).isEqualTo(new Cell.Shown(18, 0));
    }

    @Test
    void a_total_that_would_change_by_one_is_not_told() {
        var told = next(line(12, 30, 8));

        assertThat(next(line(18, 25, 8))).isEqualTo(told);
        assertThat(next(line(17, 25, 8)).at("", "b")).isEqualTo(new Cell.Shown(25, 0));
    }

    @Test
    void a_newcomer_to_a_withheld_group_is_not_told_by_the_total_either() {
        var told = next(line(3, 30, 8, 40));
        assertThat(told.at("", "a")).isEqualTo(WITHHELD);

        assertThat(next(line(4, 36, 8, 40))).isEqualTo(told);
    }

    @Test
    void in_a_table_a_row_that_would_change_by_one_is_not_told() {
        var told = next(table(new long[][] {{20, 20}, {20, 20}}));

        assertThat(next(table(new long[][] {{26, 15}, {20, 20}}))).isEqualTo(told);
        assertThat(next(table(new long[][] {{25, 20}, {20, 20}})).at("r0", "a"))
                .isEqualTo(new Cell.Shown(25, 0));
    }

    @Test
    void whoever_takes_the_place_of_another_is_not_told_by_the_mean() {
        var told = next(averaged(40, 100));

        assertThat(next(averaged(44, 100))).isEqualTo(told);
        assertThat(next(averaged(44, 106))).isEqualTo(told);
        assertThat(next(averaged(40, 106)).at("", "b")).isEqualTo(new Cell.Shown(26, 106.0 / 26));
    }

    /** Ten persons with that sum; twenty with 100 in all, and one more for each more. */
    private static Grouping averaged(double some, int others) {
        var groups =
                List.of(
                        new Grouping.Group("", "a", 10, some, 0),
                        new Grouping.Group("", "b", others - 80, others, 0));
        return Grouping.of(List.of("a", "b"), groups);
    }

    private static long withheldIn(Released seen, String row) {
        return seen.columns().stream()
                .filter(column -> seen.at(row, column) instanceof Cell.Withheld)
                .count();
    }

    private static Released release(Grouping grouping) {
        return guard().release(grouping, 5);
    }

    private Released next(Grouping grouping) {
        return next(series, grouping);
    }

    private static Released next(String series, Grouping grouping) {
        return guard().next(series, grouping, 5);
    }

    private static Guard guard() {
        return database.bean(Guard.class);
    }

    private static Grouping line(long... persons) {
        var names = new ArrayList<String>();
        var groups = new ArrayList<Grouping.Group>();
        for (int i = 0; i < persons.length; i++) {
            names.add(name(i));
            groups.add(Grouping.Group.counted("", name(i), persons[i]));
        }
        return Grouping.of(names, groups);
    }

    static Grouping table(long[][] persons) {
        var rows = new ArrayList<String>();
        var columns = new ArrayList<String>();
        var groups = new ArrayList<Grouping.Group>();
        for (int row = 0; row < persons.length; row++) {
            rows.add("r" + row);
            for (int column = 0; column < persons[row].length; column++) {
                if (row == 0) {
                    columns.add(name(column));
                }
                groups.add(Grouping.Group.counted("r" + row, name(column), persons[row][column]));
            }
        }
        return new Grouping(rows, columns, groups);
    }

    private static String name(int number) {
        return String.valueOf((char) ('a' + number));
    }
}
