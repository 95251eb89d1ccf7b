package io.tributary.privacy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Persons counted by one or two of their properties, before anybody may see it. A group that is not
 * named has nobody in it.
 *
 * @param rows the values of the first property; one nameless value when there is only the second
 * @param columns the values of the second property
 */
public record Grouping(List<String> rows, List<String> columns, List<Group> groups) {
    /**
     * Persons with the same values.
     *
     * @param persons how many they are: persons, not rows of anything
     * @param sum over all of them of what is averaged; 0 when nothing is
     * @param largest the part of the sum that is one person's, the largest such; 0 when that tells
     *     nothing, as with answers on a scale
     */
    public record Group(String row, String column, long persons, double sum, double largest) {
        public Group {
            if (persons < 0) {
                throw new IllegalArgumentException("fewer than nobody");
            }
        }

        /** Persons who are only counted. */
        public static Group counted(String row, String column, long persons) {
            return new Group(row, column, persons, 0, 0);
        }
    }

    public Grouping {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
        requireLabels(rows);
        requireLabels(columns);
        var places = new HashSet<List<String>>();
        for (var group : groups) {
            if (!rows.contains(group.row()) || !columns.contains(group.column())) {
                throw new IllegalArgumentException("a group of no row or column");
            }
            if (!places.add(List.of(group.row(), group.column()))) {
                throw new IllegalArgumentException("a group that is counted twice");
            }
        }
    }

    /** By one property: {@code column} of each group, {@code row} empty. */
    public static Grouping of(List<String> values, List<Group> groups) {
        return new Grouping(List.of(""), values, groups);
    }

    private static void requireLabels(List<String> labels) {
        if (labels.isEmpty() || Set.copyOf(labels).size() != labels.size()) {
            throw new IllegalArgumentException("each value once, and at least one");
        }
    }

    /** All groups, row by row; those that are not named have nobody in them. */
    List<List<Group>> cells() {
        var named = new HashMap<List<String>, Group>();
        groups.forEach(group -> named.put(List.of(group.row(), group.column()), group));
        return rows.stream()
                .map(
                        row ->
                                columns.stream()
                                        .map(
                                                column ->
                                                        named.getOrDefault(
                                                                List.of(row, column),
                                                                Group.counted(row, column, 0)))
                                        .toList())
                .toList();
    }

    long persons() {
        return groups.stream().mapToLong(Group::persons).sum();
    }
}
