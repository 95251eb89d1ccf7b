package io.tributary.legal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of a document: sections under {@code ##}, passages apart by an empty line, lists with
 * {@code -}, tables with {@code |}. Nothing else, so that what was agreed reads the same on every
 * page and on paper.
 */
public record Wording(String text) {
    /** The parts, in order. */
    public List<Block> blocks() {
        return Arrays.stream(text.strip().split("\n\\s*\n"))
                .map(String::strip)
                .filter(chunk -> !chunk.isEmpty())
                .map(Wording::block)
                .toList();
    }

    /** The headings of its sections, in order. */
    public List<Block.Heading> sections() {
        return blocks().stream()
                .filter(Block.Heading.class::isInstance)
                .map(Block.Heading.class::cast)
                .toList();
    }

    private static Block block(String chunk) {
        if (chunk.startsWith("## ")) {
            var heading = joined(chunk.substring(3));
            return new Block.Heading(heading, anchor(heading));
        }
        if (chunk.startsWith("- ")) {
            return bullets(chunk);
        }
        return chunk.startsWith("|") ? table(chunk) : new Block.Paragraph(joined(chunk));
    }

    private static Block bullets(String chunk) {
        var items = new ArrayList<String>();
        for (var line : chunk.lines().toList()) {
            if (line.startsWith("- ")) {
                items.add(line.substring(2).strip());
            } else {
                items.add(items.removeLast() + " " + line.strip());
            }
        }
        return new Block.Bullets(items);
    }

    private static Block table(String chunk) {
        var rows =
                chunk.lines()
                        .map(Wording::cells)
                        .filter(cells -> !cells.stream().allMatch(cell -> cell.matches("-+")))
                        .toList();
        return new Block.Table(rows.getFirst(), rows.subList(1, rows.size()));
    }

    private static List<String> cells(String line) {
        var inner = line.strip();
        return Arrays.stream(inner.substring(1, inner.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }

    private static String joined(String lines) {
        return String.join(" ", lines.lines().map(String::strip).toList());
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
