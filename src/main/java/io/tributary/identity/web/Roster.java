package io.tributary.identity.web;

import io.tributary.identity.Members;
import io.tributary.kernel.InputError;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list of members as a CSV file (RFC 4180): a first line with the names of the columns, {@code
 * email} and {@code name} at least, {@code affiliation} and {@code groups} (with semicolons) if
 * wanted.
 *
 * @param entries everybody, when nothing is wrong
 * @param errors what is wrong, line by line
 */
record Roster(List<Members.Entry> entries, List<InputError> errors) {
    static final int MOST_LINES = 5_000;
    static final int LARGEST_FILE = 1024 * 1024;

    private static final int SHOWN_ERRORS = 20;

    Roster {
        entries = List.copyOf(entries);
        errors = List.copyOf(errors);
    }

    static Roster read(String text) {
        var lines = rows(text.startsWith("\ufeff") ? text.substring(1) : text);
        if (lines.isEmpty()) {
            return refused("The file is empty.");
        }
        var columns =
                lines.getFirst().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        if (!columns.contains("email") || !columns.contains("name")) {
            return refused("The first line names the columns: email and name at least.");
        }
        if (lines.size() - 1 > MOST_LINES) {
            return refused("A file has at most 5,000 members; this one has more.");
        }
        var entries = new ArrayList<Members.Entry>();
        var errors = new ArrayList<InputError>();
        for (int number = 1; number < lines.size(); number++) {
            var fields = fields(columns, lines.get(number));
            if (fields.values().stream().allMatch(String::isBlank)) {
                continue;
            }
            var reading = form(fields).read();
            var entry = reading.entry();
            if (entry != null) {
                entries.add(entry);
            }
            for (var error : reading.errors()) {
                errors.add(
                        new InputError(
                                "roster",
                                "Line "
                                        + (number + 1)
                                        + ", "
                                        + error.pointer()
                                        + ": "
                                        + error.detail()));
            }
        }
        return errors.isEmpty()
                ? new Roster(entries, List.of())
                : new Roster(List.of(), errors.subList(0, Math.min(errors.size(), SHOWN_ERRORS)));
    }

    private static Roster refused(String detail) {
        return new Roster(List.of(), List.of(new InputError("roster", detail)));
    }

    private static Map<String, String> fields(List<String> columns, List<String> cells) {
        var fields = new TreeMap<String, String>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            fields.put(columns.get(i), cells.get(i));
        }
        return fields;
    }

    private static MemberForm form(Map<String, String> fields) {
        var affiliation = fields.getOrDefault("affiliation", "").strip().toLowerCase(Locale.ROOT);
        return new MemberForm(
                fields.getOrDefault("email", ""),
                fields.getOrDefault("name", ""),
                affiliation.isEmpty() ? Members.Affiliation.MEMBER.code() : affiliation,
                Members.Verification.NONE.code(),
                "",
                "import",
                fields.getOrDefault("groups", "").replace(';', ','));
    }

    /** Lines of cells; a cell in quotes may hold commas, quotes twice, and ends of lines. */
    static List<List<String>> rows(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean isDouble = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (c != '"' || isDouble) {
                    cell.append(c);
                    i += isDouble ? 1 : 0;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                row.add(taken(cell));
            } else if (c == '\n') {
                row.add(taken(cell));
                rows.add(List.copyOf(row));
                row.clear();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!row.isEmpty() || !cell.isEmpty()) {
            row.add(taken(cell));
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    private static String taken(StringBuilder cell) {
        var text = cell.toString();
        cell.setLength(0);
        return text;
    }
}
