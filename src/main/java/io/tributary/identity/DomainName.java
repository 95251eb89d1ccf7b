package io.tributary.identity;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A name of the domain name system, in lower case and ASCII, without the dot at its end. */
public record DomainName(String text) {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM = Pattern.compile("(?:" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);
    private static final String LOCAL = ".localhost";

    public DomainName {
        if (text.length() > 240 || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a name: " + text);
        }
    }

    /** What a person typed: also with an address around it, or in letters of their own. */
    public static Optional<DomainName> of(String typed) {
        var bare =
                typed.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("[/:?#].*$", "")
                        .replaceFirst("\\.$", "");
        try {
            return Optional.of(new DomainName(IDN.toASCII(bare).toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether it leads to whatever machine it is used on (RFC 6761). */
    boolean isLocal() {
        return text.endsWith(LOCAL);
    }

    boolean isAtOrUnder(String other) {
        return text.equals(other) || text.endsWith("." + other);
    }

    /** Where the record is looked for. */
    public String record() {
        return "_tributary." + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
