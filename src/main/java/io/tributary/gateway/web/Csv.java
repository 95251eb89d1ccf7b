package io.tributary.gateway.web;

import org.jspecify.annotations.Nullable;

/** A table as comma-separated values (RFC 4180). */
final class Csv {
    private final StringBuilder text = new StringBuilder();

    Csv(Object... head) {
        row(head);
    }

    void row(@Nullable Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        text.append("\r\n");
    }

    /** Quoted where it must be; what a spreadsheet would take for a formula is made plain text. */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var words = value.toString();
        var plain =
                !(value instanceof Number) && words.matches("(?s)[=+\\-@\\t\\r].*")
                        ? "'" + words
                        : words;
        return plain.matches("(?s).*[\",\\r\\n].*")
                ? '"' + plain.replace("\"", "\"\"") + '"'
                : plain;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
