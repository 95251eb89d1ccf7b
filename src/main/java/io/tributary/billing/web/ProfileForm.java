package io.tributary.billing.web;

import io.tributary.billing.BillingProfile;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.FormInput;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** What was typed into the form of the billing profile. */
record ProfileForm(
        @Nullable String legalName,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country,
        @Nullable String vatId,
        @Nullable String email,
        @Nullable String zone,
        @Nullable String currency) {
    private static final List<String> CURRENCIES =
            List.of("USD", "EUR", "GBP", "CHF", "JPY", "KRW");

    static ProfileForm of(BillingProfile profile) {
        return new ProfileForm(
                profile.legalName(),
                profile.street(),
                profile.postalCode(),
                profile.city(),
                profile.region(),
                profile.country(),
                profile.vatId(),
                profile.email(),
                profile.zone().getId(),
                profile.currency().getCode());
    }

    ProfilePage page(boolean provisional, List<InputError> errors) {
        return new ProfilePage(
                provisional,
                List.of(
                        field("legalName", "Legal name", legalName, errors)
                                .autocomplete("organization"),
                        field("street", "Street and number", street, errors)
                                .autocomplete("street-address"),
                        field("postalCode", "Postal code", postalCode, errors)
                                .longest(20)
                                .autocomplete("postal-code"),
                        field("city", "City", city, errors)
                                .longest(100)
                                .autocomplete("address-level2"),
                        field("region", "State or province", region, errors)
                                .longest(100)
                                .hint("In the United States the two letters, such as NY.")
                                .autocomplete("address-level1")
                                .optional()),
                Choices.country("country", "Country").chosen(country).errors(errors),
                List.of(
                        field("vatId", "VAT number", vatId, errors)
                                .longest(20)
                                .hint(
                                        "With its country's letters. Businesses in other member"
                                                + " states are billed without VAT then (reverse"
                                                + " charge).")
                                .optional(),
                        Field.email("email", "E-mail for invoices").value(email).errors(errors)),
                Choices.zone("zone", "Time zone")
                        .hint("Whose calendar your billing periods follow.")
                        .chosen(zone)
                        .errors(errors),
                Choices.of(
                                "currency",
                                "Currency",
                                CURRENCIES.stream().map(code -> new Option(code, code)).toList())
                        .chosen(currency)
                        .errors(errors),
                errors);
    }

    private static Field field(
            String name, String label, @Nullable String value, List<InputError> errors) {
        return Field.text(name, label).value(value).errors(errors);
    }

    /** The profile; null when something is wrong, which is then among the errors. */
    @Nullable BillingProfile profile(FormInput input) {
        var name = input.line("legalName", legalName, 200);
        var at = input.line("street", street, 200);
        var code = input.line("postalCode", postalCode, 20);
        var part = input.optionalLine("region", region, 100);
        var town = input.line("city", city, 100);
        var mail = input.email("email", email);
        var land = country == null ? "" : country;
        if (!Choices.isCountry(land)) {
            input.error("country", "Choose the country.");
        }
        var state = part.toUpperCase(Locale.ROOT);
        if (land.equals("US") && !state.matches("[A-Z]{2}")) {
            input.error("region", "This is the state's two letters, such as NY.");
        }
        var number = number(input);
        if (currency == null || !CURRENCIES.contains(currency)) {
            input.error("currency", "Choose the currency.");
        }
        var where = zone(input);
        return input.isGood()
                ? new BillingProfile(
                        name,
                        at,
                        code,
                        town,
                        land.equals("US") ? state : part,
                        land,
                        number,
                        mail,
                        where,
                        CurrencyUnit.of(currency))
                : null;
    }

    private String number(FormInput input) {
        var typed = FormInput.stripped(vatId);
        var number = BillingProfile.vatNumber(typed);
        if (!typed.isEmpty() && number.isEmpty()) {
            input.error("vatId", "This is no VAT number of a member state; check its digits.");
        }
        return number.orElse("");
    }

    private ZoneId zone(FormInput input) {
        try {
            return ZoneId.of(FormInput.stripped(zone));
        } catch (DateTimeException _) {
            input.error("zone", "Choose the time zone.");
            return ZoneId.of("UTC");
        }
    }
}
