package io.tributary.settlement.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.FormInput;
import io.tributary.settlement.Payee;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** What was typed into the form of who is paid. */
record PayeeForm(
        @Nullable String legalName,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country,
        @Nullable String email,
        @Nullable String kind,
        @Nullable String taxId,
        @Nullable String vatId,
        @Nullable String taxForm,
        @Nullable String taxDocuments) {
    private static final List<Option> FORMS =
            List.of(
                    new Option("none", "None"),
                    new Option("w-9", "W-9, for persons of the United States"),
                    new Option("w-8ben", "W-8BEN, for individuals elsewhere"),
                    new Option("w-8ben-e", "W-8BEN-E, for organizations elsewhere"));

    static PayeeForm of(Payee payee) {
        var profile = payee.profile();
        return new PayeeForm(
                profile.legalName(),
                profile.street(),
                profile.postalCode(),
                profile.city(),
                profile.region(),
                profile.country(),
                profile.email(),
                profile.kind().code(),
                profile.taxId(),
                profile.vatId(),
                profile.form().code(),
                payee.taxDocumentsQuarterly() ? "quarterly" : "yearly");
    }

    PayoutSettingsPage.Profile fields(List<InputError> errors) {
        return new PayoutSettingsPage.Profile(
                List.of(
                        field("legalName", "Legal name", legalName, 200, errors),
                        field("street", "Street and number", street, 200, errors),
                        field("postalCode", "Postal code", postalCode, 20, errors).optional(),
                        field("city", "City", city, 100, errors),
                        field("region", "State or province", region, 100, errors).optional()),
                Choices.country("country", "Country").chosen(country).errors(errors),
                List.of(
                        Field.email("email", "E-mail for payouts")
                                .value(email)
                                .hint("Told when somebody changes where your money goes.")
                                .errors(errors)),
                Choices.of(
                                "kind",
                                "You are",
                                Arrays.stream(Payee.Kind.values())
                                        .map(one -> new Option(one.code(), one.label()))
                                        .toList())
                        .chosen(kind)
                        .errors(errors),
                List.of(
                        field("taxId", "Tax number", taxId, 40, errors).optional(),
                        field("vatId", "VAT number", vatId, 20, errors).optional()),
                Choices.of("taxForm", "Tax form handed in", FORMS).chosen(taxForm).errors(errors),
                Choices.of(
                                "taxDocuments",
                                "Tax documents",
                                List.of(
                                        new Option("quarterly", "Every quarter"),
                                        new Option("yearly", "Every year")))
                        .chosen(taxDocuments)
                        .errors(errors));
    }

    private static Field field(
            String name,
            String label,
            @Nullable String value,
            int longest,
            List<InputError> errors) {
        return Field.text(name, label).value(value).longest(longest).errors(errors);
    }

    /**
     * The profile.
     *
     * @param certifiedOn when a tax form was handed in before; today when it is new
     * @return null when something is wrong, which is then among the errors
     */
    Payee.@Nullable Profile profile(FormInput input, Payee.TaxForm before, LocalDate certifiedOn) {
        var name = input.line("legalName", legalName, 200);
        var at = input.line("street", street, 200);
        var town = input.line("city", city, 100);
        var post = input.optionalLine("postalCode", postalCode, 20);
        var state = input.optionalLine("region", region, 100);
        var tax = input.optionalLine("taxId", taxId, 40);
        var vat = input.optionalLine("vatId", vatId, 20);
        var mail = input.email("email", email);
        var land = FormInput.stripped(country);
        if (!Choices.isCountry(land)) {
            input.error("country", "Choose the country.");
        }
        var what = chosenKind();
        if (what == null) {
            input.error("kind", "Choose what you are.");
        }
        var code = FormInput.stripped(taxForm);
        if (FORMS.stream().noneMatch(form -> form.value().equals(code))) {
            input.error("taxForm", "Choose the form, or none.");
        }
        if (!input.isGood() || what == null) {
            return null;
        }
        return new Payee.Profile(
                name,
                at,
                post,
                town,
                state,
                land,
                mail,
                what,
                tax,
                vat,
                form(code, before, certifiedOn));
    }

    private static Payee.TaxForm form(String code, Payee.TaxForm before, LocalDate today) {
        if (code.equals("none")) {
            return Payee.TaxForm.NONE;
        }
        return code.equals(before.code()) ? before : new Payee.TaxForm(code, today);
    }

    private Payee.@Nullable Kind chosenKind() {
        return Arrays.stream(Payee.Kind.values())
                .filter(one -> one.code().equals(kind))
                .findFirst()
                .orElse(null);
    }
}
