package io.tributary.platform;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A plain-text message to one recipient.
 *
 * @param subject at most 200 characters
 * @param headers further header fields, of those that {@link #HEADERS} lists
 */
public record Letter(String recipient, String subject, String body, Map<String, String> headers) {
    /** The header fields that a module may set. */
    public static final Set<String> HEADERS =
            Set.of("From", "Reply-To", "Message-ID", "In-Reply-To", "References", "Auto-Submitted");

    public Letter {
        headers = Map.copyOf(headers);
        headers.forEach(
                (name, value) -> {
                    if (!HEADERS.contains(name)) {
                        throw new IllegalArgumentException("not a header of a letter: " + name);
                    }
                    if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
                        throw new IllegalArgumentException("not one line: " + name);
                    }
                });
    }

    public static Letter to(String recipient, String subject, String body) {
        return new Letter(recipient, subject, body, Map.of());
    }

    /** The same letter with one more header field. */
    public Letter with(String header, String value) {
        var all = new TreeMap<>(headers);
        all.put(header, value);
        return new Letter(recipient, subject, body, all);
    }
}
