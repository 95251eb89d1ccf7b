package io.tributary.kernel;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one module keeps of persons, and what becomes of it when one of them is erased. Every module
 * with a table that points to a person has a bean of this type; a test reads the database's
 * catalogue and finds the table that nobody answers for.
 */
public interface PersonalRecords {
    /**
     * Whom a request is about.
     *
     * @param person null for somebody without an account, who is known by the address alone
     * @param email in lower case
     */
    record Subject(@Nullable PersonId person, String email) {}

    /** What becomes of the rows of a table at erasure. */
    enum Fate {
        /** The rows are deleted. */
        ERASED("Erased"),
        /** The rows stay, and name nobody any more. */
        ANONYMISED("Made anonymous"),
        /** The rows stay as they are: a law wants them. */
        KEPT("Kept");

        private final String label;

        Fate(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    /**
     * One table that may hold something of a person.
     *
     * @param table with its schema: {@code identity.person}
     * @param what it holds of a person, in words for that person
     * @param why it is anonymised or kept; empty when it is erased
     */
    record Holding(String table, String what, Fate fate, String why) {
        public Holding {
            if ((fate == Fate.ERASED) != why.isEmpty()) {
                throw new IllegalArgumentException(table + ": what is not erased says why");
            }
        }

        /** A table whose rows of the person are deleted. */
        public static Holding erased(String table, String what) {
            return new Holding(table, what, Fate.ERASED, "");
        }

        /** A table whose rows stay and name nobody. */
        public static Holding anonymised(String table, String what, String why) {
            return new Holding(table, what, Fate.ANONYMISED, why);
        }

        /** A table whose rows stay. */
        public static Holding kept(String table, String what, String why) {
            return new Holding(table, what, Fate.KEPT, why);
        }
    }

    /** What one table holds of one person: rows of named values, in the order of the columns. */
    record Excerpt(String table, List<Map<String, String>> rows) {
        public Excerpt {
            rows = List.copyOf(rows);
        }

        /** Rows as a database gives them: instants in UTC, what is null left out. */
        public static Excerpt of(String table, List<Map<String, @Nullable Object>> rows) {
            return new Excerpt(table, rows.stream().map(Excerpt::row).toList());
        }

        private static Map<String, String> row(Map<String, @Nullable Object> columns) {
            var row = new LinkedHashMap<String, String>();
            columns.forEach((name, value) -> put(row, name, value));
            return Collections.unmodifiableMap(row);
        }

        private static void put(Map<String, String> row, String name, @Nullable Object value) {
            if (value != null) {
                row.put(name, text(value));
            }
        }

        /** A day prints itself; what has a time of day is told in UTC. */
        private static String text(Object value) {
            return value instanceof Date date && value.toString().contains(":")
                    ? date.toInstant().toString()
                    : value.toString();
        }
    }

    /** The module's name: that of its package and schema. */
    String module();

    /** Every table of the module that may hold something of a person, each once. */
    List<Holding> holdings();

    /** What is there of the person, in the surrounding transaction of the house. */
    List<Excerpt> excerpts(Subject subject);

    /** What the person has to do before they can be erased, each in a sentence. */
    default List<String> obstacles(Subject subject) {
        return List.of();
    }

    /**
     * Does what {@link #holdings} says, in the surrounding transaction of the house.
     *
     * @return for every table of the module how many rows there were
     */
    Map<String, Long> erase(Subject subject);
}
