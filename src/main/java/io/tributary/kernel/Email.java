package io.tributary.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses, in the one form they are kept and compared in: lower case. */
public final class Email {
    /** What HTML's e-mail fields accept, with a dot in the domain or a bare host. */
    private static final Pattern FORM =
            Pattern.compile(
                    "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
                            + "(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

    private Email() {}

    /** The address as it is kept; empty when it is none. */
    public static Optional<String> of(String typed) {
        var plain = typed.strip().toLowerCase(Locale.ROOT);
        return plain.length() <= 254 && FORM.matcher(plain).matches()
                ? Optional.of(plain)
                : Optional.empty();
    }
}
