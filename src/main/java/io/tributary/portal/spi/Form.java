package io.tributary.portal.spi;

import io.tributary.kernel.InputError;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** How the parts of a form find each other. */
public final class Form {
    private Form() {}

    /** The id of the field with that name; a JSON pointer to it will do. */
    public static String id(String name) {
        return "field-" + plain(name).replace('/', '-');
    }

    static @Nullable String errorOf(String name, List<InputError> errors) {
        return errors.stream()
                .filter(error -> plain(error.pointer()).equals(plain(name)))
                .map(InputError::detail)
                .findFirst()
                .orElse(null);
    }

    static @Nullable String describedBy(
            String name, @Nullable String hint, @Nullable String error) {
        var ids =
                (hint == null ? "" : id(name) + "-hint ")
                        + (error == null ? "" : id(name) + "-error");
        return ids.isBlank() ? null : ids.strip();
    }

    private static String plain(String pointer) {
        return pointer.startsWith("/") ? pointer.substring(1) : pointer;
    }
}
