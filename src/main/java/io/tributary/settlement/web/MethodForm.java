package io.tributary.settlement.web;

import io.tributary.kernel.Email;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.FormInput;
import io.tributary.settlement.PayoutMethod;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was typed into the form of where money goes. */
record MethodForm(
        @Nullable String currency,
        @Nullable String method,
        @Nullable String holder,
        @Nullable String destination,
        @Nullable String bank,
        @Nullable String minimum) {
    static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "CHF", "JPY", "KRW");

    static MethodForm empty() {
        return new MethodForm("EUR", PayoutMethod.Kind.BANK_TRANSFER.code(), "", "", "", "25");
    }

    PayoutSettingsPage.MethodFields fields(List<InputError> errors) {
        return new PayoutSettingsPage.MethodFields(
                Choices.of(
                                "currency",
                                "Currency",
                                CURRENCIES.stream().map(code -> new Option(code, code)).toList())
                        .chosen(currency)
                        .errors(errors),
                Choices.of(
                                "method",
                                "By",
                                Arrays.stream(PayoutMethod.Kind.values())
                                        .map(kind -> new Option(kind.code(), kind.label()))
                                        .toList())
                        .chosen(method)
                        .errors(errors),
                List.of(
                        field("holder", "In whose name", holder, 140, errors),
                        field("destination", "Account", destination, 400, errors)
                                .hint(
                                        "The IBAN or account number; for PayPal the e-mail"
                                                + " address, for Stripe the account (acct_…), for"
                                                + " checks the postal address."),
                        field("bank", "BIC or routing number", bank, 40, errors).optional(),
                        field("minimum", "Least amount of a payout", minimum, 12, errors)));
    }

    private static Field field(
            String name,
            String label,
            @Nullable String value,
            int longest,
            List<InputError> errors) {
        return Field.text(name, label).value(value).longest(longest).errors(errors);
    }

    /** The method; empty when something is wrong, which is then among the errors. */
    Optional<PayoutMethod> read(FormInput input) {
        var kind =
                Arrays.stream(PayoutMethod.Kind.values())
                        .filter(one -> one.code().equals(method))
                        .findFirst();
        if (kind.isEmpty()) {
            input.error("method", "Choose how you are paid.");
        }
        if (currency == null || !CURRENCIES.contains(currency)) {
            input.error("currency", "Choose the currency.");
        }
        var name = input.line("holder", holder, 140);
        var to = input.line("destination", destination, 400);
        boolean sepa = isSepa(kind.orElse(null));
        kind.flatMap(by -> wrong(by, to, sepa)).ifPresent(why -> input.error("destination", why));
        var code = FormInput.stripped(bank).toUpperCase(Locale.ROOT);
        wrongBank(code, sepa).ifPresent(why -> input.error("bank", why));
        var least = least();
        if (least.isEmpty()) {
            input.error(
                    "minimum",
                    "This is an amount from 0 to 1,000,000, with the currency's decimals.");
        }
        return input.isGood()
                ? Optional.of(
                        new PayoutMethod(
                                kind.orElseThrow(), name, tidy(kind.get(), to), code, least.get()))
                : Optional.empty();
    }

    /** Euros by bank transfer: one order that the format does not know makes the file useless. */
    private boolean isSepa(PayoutMethod.@Nullable Kind kind) {
        return kind == PayoutMethod.Kind.BANK_TRANSFER && "EUR".equals(currency);
    }

    private static String tidy(PayoutMethod.Kind kind, String to) {
        return kind == PayoutMethod.Kind.BANK_TRANSFER
                ? to.replace(" ", "").toUpperCase(Locale.ROOT)
                : to;
    }

    private static Optional<String> wrong(PayoutMethod.Kind kind, String to, boolean sepa) {
        return switch (kind) {
            case BANK_TRANSFER -> wrongAccount(tidy(kind, to), sepa);
            case PAYPAL ->
                    Email.of(to).isPresent()
                            ? Optional.empty()
                            : Optional.of("This is the e-mail address of your PayPal account.");
            case STRIPE ->
                    to.matches("acct_[A-Za-z0-9]{8,40}")
                            ? Optional.empty()
                            : Optional.of("This is the id of your Stripe account: acct_…");
            case CHECK -> Optional.empty();
        };
    }

    /** A BIC is as ISO 9362 and the file of credit transfers have it. */
    private static Optional<String> wrongBank(String code, boolean sepa) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (sepa) {
            return code.matches("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?")
                    ? Optional.empty()
                    : Optional.of("For euros this is a BIC, of 8 or 11 characters, or nothing.");
        }
        return code.matches("[A-Z0-9]{4,34}")
                ? Optional.empty()
                : Optional.of("These are letters and digits only.");
    }

    private static Optional<String> wrongAccount(String number, boolean sepa) {
        if (number.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) {
            return isIban(number)
                    ? Optional.empty()
                    : Optional.of("This IBAN has a wrong digit; compare it with your statement.");
        }
        if (sepa) {
            return Optional.of("Euros go to an IBAN; an account number alone is not enough.");
        }
        return number.matches("[0-9-]{4,34}")
                ? Optional.empty()
                : Optional.of("This is an IBAN, or an account number of digits.");
    }

    /** Whether the check digits are right: the number, moved about, is 1 modulo 97 (ISO 13616). */
    static boolean isIban(String number) {
        var digits = new StringBuilder();
        (number.substring(4) + number.substring(0, 4))
                .chars()
                .forEach(letter -> digits.append(Character.digit(letter, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private Optional<Money> least() {
        var typed = FormInput.stripped(minimum);
        if (currency == null
                || !CURRENCIES.contains(currency)
                || !typed.matches("[0-9]{1,7}(\\.[0-9]{1,2})?")) {
            return Optional.empty();
        }
        var unit = CurrencyUnit.of(currency);
        var amount = new BigDecimal(typed).stripTrailingZeros();
        return amount.scale() <= unit.getDecimalPlaces()
                        && amount.compareTo(BigDecimal.valueOf(1_000_000)) <= 0
                ? Optional.of(Money.of(unit, amount))
                : Optional.empty();
    }
}
