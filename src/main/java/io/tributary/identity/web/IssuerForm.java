package io.tributary.identity.web;

import io.tributary.identity.Issuer;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was typed about an issuer, by the names of its fields; the secret is never shown again. */
record IssuerForm(Map<String, String> typed) {
    private static final List<Role> GIVEN = List.of(Role.VIEWER, Role.FINANCE, Role.DEVELOPER);

    IssuerForm {
        typed = Map.copyOf(typed);
    }

    static IssuerForm of(@Nullable Issuer issuer) {
        if (issuer == null) {
            return new IssuerForm(Map.of());
        }
        var newcomers = issuer.newcomers();
        return new IssuerForm(
                Map.of(
                        "address", issuer.address(),
                        "client_id", issuer.clientId(),
                        "newcomers", newcomers == null ? "" : newcomers.code(),
                        "required", Boolean.toString(issuer.required())));
    }

    String text(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    boolean isRequired() {
        return text("required").equals("true");
    }

    /** The role of newcomers; nobody is let in unless one of the few is chosen. */
    @Nullable Role newcomers() {
        return GIVEN.stream()
                .filter(role -> role.code().equals(text("newcomers")))
                .findFirst()
                .orElse(null);
    }

    List<Field> fields(List<InputError> errors) {
        return List.of(
                Field.text("address", "Issuer")
                        .type("url")
                        .longest(500)
                        .autocomplete("off")
                        .value(text("address"))
                        .hint("Exactly as it names itself, like https://login.example.com.")
                        .errors(errors),
                Field.text("client_id", "Client id")
                        .longest(300)
                        .autocomplete("off")
                        .value(text("client_id"))
                        .errors(errors),
                Field.password("client_secret", "Client secret", "off")
                        .hint("Kept encrypted and never shown again. Empty keeps the present one.")
                        .errors(errors));
    }

    Choices choices(List<InputError> errors) {
        var options =
                Stream.concat(
                                Stream.of(
                                        new Choices.Option(
                                                "", "Turned away until they are invited")),
                                GIVEN.stream()
                                        .map(
                                                role ->
                                                        new Choices.Option(
                                                                role.code(),
                                                                "Join as " + role.label())))
                        .toList();
        return Choices.of("newcomers", "People who were not invited", options)
                .chosen(text("newcomers"))
                .errors(errors);
    }
}
