package io.tributary.legal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.Figures;

import org.springframework.beans.factory.ObjectProvider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts that are packaged with this release, put together with the product's figures. */
final class Editions {
    private static final Pattern FIGURE = Pattern.compile("\\{([a-z][a-z.-]+)}");
    private static final String REVIEW = "Review:";

    private final ObjectProvider<Figures> figures;

    Editions(ObjectProvider<Figures> figures) {
        this.figures = figures;
    }

    /**
     * The text of this release.
     *
     * @throws IllegalStateException when nobody contributes a figure that it names
     */
    Edition of(LegalDocument document) {
        var packaged = read("/legal/" + document.code() + ".md");
        var end = packaged.indexOf('\n');
        var first = packaged.substring(0, end);
        if (!first.startsWith(REVIEW)) {
            throw new IllegalStateException(document + " does not say whether it was reviewed");
        }
        return new Edition(
                document,
                filled(packaged.substring(end).strip() + "\n"),
                first.substring(REVIEW.length()).strip());
    }

    private String filled(String packaged) {
        var known =
                figures.stream()
                        .flatMap(one -> one.values().entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return FIGURE.matcher(packaged)
                .replaceAll(named -> Matcher.quoteReplacement(value(known, named.group(1))));
    }

    private static String value(Map<String, Supplier<String>> known, String name) {
        var supplier = known.get(name);
        if (supplier == null) {
            throw new IllegalStateException("nobody contributes the figure " + name);
        }
        return supplier.get();
    }

    private static String read(String name) {
        try (var stream = Editions.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(name, failed);
        }
    }
}
