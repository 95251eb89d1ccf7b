package io.tributary.kernel;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A table as comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula
 * gets an apostrophe in front; numbers stay numbers.
 */
public final class Csv {
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");
    private static final Pattern TO_BE_QUOTED = Pattern.compile("[\",\\r\\n]");

    private final StringBuilder text = new StringBuilder();

    public Csv(Object... head) {
        row(head);
    }

    /** Adds a row; null is an empty cell. */
    public void row(@Nullable Object... cells) {
        text.append(line(cells));
    }

    /** One row with its end, for a table that is written while it is read. */
    public static String line(@Nullable Object... cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        return line.append("\r\n").toString();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String words) {
        var plain = FORMULA.matcher(words).matches() ? "'" + words : words;
        return TO_BE_QUOTED.matcher(plain).find() ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
