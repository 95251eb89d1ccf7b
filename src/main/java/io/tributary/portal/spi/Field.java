package io.tributary.portal.spi;

import io.tributary.kernel.InputError;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One field of a form ({@code portal/web/field.jte}): label above, hint below it, error beside it.
 *
 * @param type an input's type, or {@code textarea}
 * @param value what was typed; kept when the form comes back. Never set for passwords
 * @param autocomplete what browsers may fill in (HTML's tokens)
 * @param longest most characters; 0 for no limit
 */
public record Field(
        String name,
        String label,
        String type,
        String value,
        @Nullable String hint,
        @Nullable String error,
        @Nullable String autocomplete,
        boolean required,
        int longest) {
    public static Field text(String name, String label) {
        return new Field(name, label, "text", "", null, null, null, true, 200);
    }

    public static Field email(String name, String label) {
        return text(name, label).type("email").autocomplete("email").longest(254);
    }

    /** A password; {@code autocomplete} is {@code current-password} or {@code new-password}. */
    public static Field password(String name, String label, String autocomplete) {
        return text(name, label).type("password").autocomplete(autocomplete).longest(0);
    }

    public Field type(String htmlType) {
        return new Field(
                name, label, htmlType, value, hint, error, autocomplete, required, longest);
    }

    public Field value(@Nullable String typed) {
        return new Field(
                name,
                label,
                type,
                typed == null ? "" : typed,
                hint,
                error,
                autocomplete,
                required,
                longest);
    }

    public Field hint(String words) {
        return new Field(name, label, type, value, words, error, autocomplete, required, longest);
    }

    public Field autocomplete(String token) {
        return new Field(name, label, type, value, hint, error, token, required, longest);
    }

    public Field longest(int characters) {
        return new Field(name, label, type, value, hint, error, autocomplete, required, characters);
    }

    public Field optional() {
        return new Field(
                name,
                label + " (optional)",
                type,
                value,
                hint,
                error,
                autocomplete,
                false,
                longest);
    }

    /** Takes the error that is meant for this field, if there is one among them. */
    public Field errors(List<InputError> errors) {
        var mine = Form.errorOf(name, errors);
        return new Field(name, label, type, value, hint, mine, autocomplete, required, longest);
    }

    /** The element's id; the summary of errors links to it. */
    public String id() {
        return Form.id(name);
    }

    /** The ids of what describes it; null when nothing does. */
    public @Nullable String describedBy() {
        return Form.describedBy(name, hint, error);
    }
}
