package io.tributary.billing.web;

import io.tributary.billing.BillingProfile;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
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
                Choices.of("country", "Country", countries()).chosen(country).errors(errors),
                List.of(
                        field("vatId", "VAT number", vatId, errors)
                                .longest(20)
                                .hint(
                                        "With its country's letters. Businesses in other member"
                                                + " states are billed without VAT then (reverse"
                                                + " charge).")
                                .optional(),
                        Field.email("email", "E-mail for invoices").value(email).errors(errors)),
                Choices.of("zone", "Time zone", zones())
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

    private static List<Option> countries() {
        return COUNTRIES.stream()
                .map(
                        code ->
                                new Option(
                                        code,
                                        Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    private static List<Option> zones() {
        return Stream.concat(
                        Stream.of("UTC"),
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(
                                        id ->
                                                id.matches(
                                                        "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                                .sorted())
                .map(id -> new Option(id, id))
                .toList();
    }

    /** The profile; null when something is wrong, which is then among the errors. */
    @Nullable BillingProfile profile(List<InputError> errors) {
        var name = required("legalName", legalName, 200, errors);
        var at = required("street", street, 200, errors);
        var code = required("postalCode", postalCode, 20, errors);
        var town = required("city", city, 100, errors);
        var mail = required("email", email, 254, errors);
        if (!mail.isEmpty() && !mail.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            errors.add(new InputError("email", "This is not an e-mail address."));
        }
        var land = country == null ? "" : country;
        if (!COUNTRIES.contains(land)) {
            errors.add(new InputError("country", "Choose the country."));
        }
        var state = clean(region).toUpperCase(Locale.ROOT);
        if (land.equals("US") && !state.matches("[A-Z]{2}")) {
            errors.add(new InputError("region", "This is the state's two letters, such as NY."));
        }
        var number = number(errors);
        if (currency == null || !CURRENCIES.contains(currency)) {
            errors.add(new InputError("currency", "Choose the currency."));
        }
        var where = zone(errors);
        return errors.isEmpty()
                ? new BillingProfile(
                        name,
                        at,
                        code,
                        town,
                        land.equals("US") ? state : clean(region),
                        land,
                        number,
                        mail,
                        where,
                        CurrencyUnit.of(currency))
                : null;
    }

    private String number(List<InputError> errors) {
        var typed = clean(vatId);
        var number = BillingProfile.vatNumber(typed);
        if (!typed.isEmpty() && number.isEmpty()) {
            errors.add(
                    new InputError(
                            "vatId", "This is no VAT number of a member state; check its digits."));
        }
        return number.orElse("");
    }

    private ZoneId zone(List<InputError> errors) {
        try {
            return ZoneId.of(clean(zone));
        } catch (DateTimeException _) {
            errors.add(new InputError("zone", "Choose the time zone."));
            return ZoneId.of("UTC");
        }
    }

    private static String required(
            String name, @Nullable String typed, int longest, List<InputError> errors) {
        var text = clean(typed);
        if (text.isEmpty()) {
            errors.add(new InputError(name, "This is required."));
        } else if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            errors.add(
                    new InputError(
                            name, "This is one line of at most " + longest + " characters."));
        }
        return text;
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
