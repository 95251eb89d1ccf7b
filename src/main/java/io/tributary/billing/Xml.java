package io.tributary.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An element of an XML document to be written; what is empty is not. */
final class Xml {
    private final String name;
    private final Map<String, String> attributes = new TreeMap<>();
    private final String text;
    private final List<Xml> children;

    private Xml(String name, String text, List<Xml> children) {
        this.name = name;
        this.text = text;
        this.children = children;
    }

    /** An element of elements; null stands for one that is left out. */
    static Xml of(String name, @Nullable Xml... children) {
        return of(name, Arrays.stream(children));
    }

    static Xml of(String name, Stream<@Nullable Xml> children) {
        return new Xml(name, "", children.filter(Objects::nonNull).map(Xml::present).toList());
    }

    private static Xml present(@Nullable Xml child) {
        return Objects.requireNonNull(child);
    }

    /** An element of text; null when there is none. */
    static @Nullable Xml text(String name, @Nullable String text) {
        return text == null || text.isBlank() ? null : new Xml(name, text.strip(), List.of());
    }

    /** An element of text that is there. */
    static Xml said(String name, String text) {
        return new Xml(name, text, List.of());
    }

    Xml with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** The whole document. */
    byte[] document() {
        var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        write(out, 0);
        return out.toString().getBytes(UTF_8);
    }

    private boolean isEmpty() {
        return text.isEmpty() && children.stream().allMatch(Xml::isEmpty) && attributes.isEmpty();
    }

    private void write(StringBuilder out, int depth) {
        out.repeat("  ", depth).append('<').append(name);
        attributes.forEach(
                (key, value) ->
                        out.append(' ').append(key).append("=\"").append(safe(value)).append('"'));
        if (children.isEmpty()) {
            out.append('>').append(safe(text));
        } else {
            out.append(">\n");
            children.stream()
                    .filter(child -> !child.isEmpty() || child.mayBeEmpty())
                    .forEach(child -> child.write(out, depth + 1));
            out.repeat("  ", depth);
        }
        out.append("</").append(name).append(">\n");
    }

    /** One element the format demands even when there is nothing to say. */
    private boolean mayBeEmpty() {
        return name.equals("ram:ApplicableHeaderTradeDelivery");
    }

    private static String safe(String raw) {
        return raw.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
