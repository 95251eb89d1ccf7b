package io.tributary.portal.spi;

import io.tributary.kernel.InputError;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * A field whose answer is one (or, as check boxes, some) of a few ({@code portal/web/select.jte},
 * {@code radios.jte}, {@code checks.jte}).
 *
 * @param chosen the values that are chosen
 */
public record Choices(
        String name,
        String label,
        @Nullable String hint,
        @Nullable String error,
        Set<String> chosen,
        List<Option> options) {
    /**
     * One of them.
     *
     * @param hint one line below the label; select lists do not show it
     */
    public record Option(String value, String label, @Nullable String hint) {
        public Option(String value, String label) {
            this(value, label, null);
        }
    }

    public Choices {
        chosen = Set.copyOf(chosen);
        options = List.copyOf(options);
    }

    public static Choices of(String name, String label, List<Option> options) {
        return new Choices(name, label, null, null, Set.of(), options);
    }

    public Choices chosen(@Nullable String value) {
        return chosen(value == null ? Set.of() : Set.of(value));
    }

    public Choices chosen(Set<String> values) {
        return new Choices(name, label, hint, error, values, options);
    }

    public Choices hint(String words) {
        return new Choices(name, label, words, error, chosen, options);
    }

    /** Takes the error that is meant for this field, if there is one among them. */
    public Choices errors(List<InputError> errors) {
        return new Choices(name, label, hint, Form.errorOf(name, errors), chosen, options);
    }

    public boolean isChosen(Option option) {
        return chosen.contains(option.value());
    }

    public String id() {
        return Form.id(name);
    }

    public @Nullable String describedBy() {
        return Form.describedBy(name, hint, error);
    }
}
