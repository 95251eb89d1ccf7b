package io.tributary.identity.web;

import io.tributary.identity.Members;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The form for one member.
 *
 * @param id null for one that is still to be added
 * @param email null where it cannot be changed any more
 */
record MemberPage(
        @Nullable String id,
        String title,
        List<InputError> errors,
        @Nullable Field email,
        Field name,
        Choices affiliation,
        Choices verification,
        Field method,
        Field source,
        Field groups) {
    MemberPage {
        errors = List.copyOf(errors);
    }

    static MemberPage of(@Nullable String id, MemberForm form, List<InputError> errors) {
        return new MemberPage(
                id,
                id == null ? "Somebody the organization serves" : String.valueOf(form.email()),
                errors,
                id == null
                        ? Field.email("email", "E-mail")
                                .autocomplete("off")
                                .value(form.email())
                                .errors(errors)
                        : null,
                Field.text("name", "Name").value(form.name()).errors(errors),
                affiliations("Affiliation", false).chosen(form.affiliation()).errors(errors),
                verifications().chosen(form.verification()).errors(errors),
                Field.text("method", "How it was verified")
                        .optional()
                        .longest(100)
                        .hint(
                                "Needed once verified: a student card, a mail to their university"
                                        + " address.")
                        .value(form.method())
                        .errors(errors),
                Field.text("source", "Source")
                        .longest(100)
                        .hint("Where this entry comes from.")
                        .value(form.source())
                        .errors(errors),
                Field.text("groups", "Groups")
                        .optional()
                        .longest(2000)
                        .hint("Separated by commas.")
                        .value(form.groups())
                        .errors(errors));
    }

    private static Choices verifications() {
        var options =
                Arrays.stream(Members.Verification.values())
                        .map(one -> new Choices.Option(one.code(), one.label()))
                        .toList();
        return Choices.of("verification", "Verification", options);
    }

    static Choices affiliations(String label, boolean withAll) {
        var options = new ArrayList<Choices.Option>();
        if (withAll) {
            options.add(new Choices.Option("", "All"));
        }
        for (var affiliation : Members.Affiliation.values()) {
            options.add(new Choices.Option(affiliation.code(), affiliation.label()));
        }
        return Choices.of("affiliation", label, options);
    }
}
