package io.tributary.settlement.web;

import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Source;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.FormInput;
import io.tributary.settlement.DirectSales;
import io.tributary.settlement.Payee;
import io.tributary.settlement.Sale;
import io.tributary.settlement.SplitRule;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was typed into the form of a sale whose money came to the bank. */
record SaleForm(SplitRule rule, List<Payee> payees, Map<String, String> typed) {
    DeskPages.SaleFields fields(List<InputError> errors) {
        return new DeskPages.SaleFields(
                rule.rule(),
                value("key").isEmpty() ? SalesController.fresh(DirectSales.PREFIX) : value("key"),
                parties().map(party -> party(party, errors)).toList(),
                Choices.of(
                                "stream",
                                "Stream",
                                Arrays.stream(RevenueStream.values())
                                        .map(one -> new Option(one.code(), one.label()))
                                        .toList())
                        .chosen(or("stream", RevenueStream.TICKETS.code())),
                Choices.of(
                                "currency",
                                "Currency",
                                MethodForm.CURRENCIES.stream()
                                        .map(code -> new Option(code, code))
                                        .toList())
                        .chosen(or("currency", "EUR")),
                List.of(
                        field("title", "What was sold", errors).longest(300),
                        field("gross", "What was paid, with tax", errors),
                        field("tax", "Tax of that", errors).optional(),
                        field("jurisdiction", "Whose tax", errors)
                                .hint("A country, or a country and its state: DE, US-NY.")
                                .optional(),
                        field("fee", "Fees of that", errors).optional()));
    }

    private Stream<String> parties() {
        return rule.parties().stream().filter(party -> !party.equals(SplitRule.HOUSE)).sorted();
    }

    private Choices party(String party, List<InputError> errors) {
        var nobody =
                party.equals(rule.restParty())
                        ? Stream.<Option>empty()
                        : Stream.of(
                                new Option("", "Nobody: its share goes to " + rule.restParty()));
        return Choices.of(
                        "party-" + party,
                        Character.toUpperCase(party.charAt(0)) + party.substring(1),
                        Stream.concat(
                                        nobody,
                                        payees.stream()
                                                .map(
                                                        payee ->
                                                                new Option(
                                                                        payee.organization()
                                                                                .toString(),
                                                                        payee.profile()
                                                                                .legalName())))
                                .toList())
                .chosen(value("party-" + party))
                .errors(errors);
    }

    private Field field(String name, String label, List<InputError> errors) {
        return Field.text(name, label).value(value(name)).errors(errors);
    }

    private String or(String name, String otherwise) {
        return value(name).isEmpty() ? otherwise : value(name);
    }

    private String value(String name) {
        return DeskPages.typed(typed, name);
    }

    /** The sale; empty when something is wrong, which is then among the errors. */
    Optional<Sale> read(Instant now, FormInput input) {
        var title = input.line("title", value("title"), 300);
        var code = MethodForm.CURRENCIES.contains(value("currency")) ? value("currency") : "EUR";
        var currency = CurrencyUnit.of(code);
        var gross = amount("gross", currency, input);
        var tax = amount("tax", currency, input);
        var fee = amount("fee", currency, input);
        var stream =
                Arrays.stream(RevenueStream.values())
                        .filter(one -> one.code().equals(value("stream")))
                        .findFirst();
        var parties = readParties(input);
        if (gross.isZero()) {
            input.error("gross", "Something was paid.");
        }
        if (tax.isPositive() && !value("jurisdiction").matches("[A-Z]{2}(-[A-Z]{2})?")) {
            input.error("jurisdiction", "Whose tax is it? DE, or US-NY.");
        }
        if (tax.plus(fee).isGreaterThan(gross)) {
            input.error("fee", "Tax and fees are more than was paid.");
        }
        var key = value("key");
        if (!input.isGood()
                || stream.isEmpty()
                || !key.matches(DirectSales.PREFIX + "[0-9a-f-]{36}")) {
            return Optional.empty();
        }
        return Optional.of(
                new Sale(
                        key,
                        rule.rule(),
                        stream.get(),
                        title,
                        gross,
                        tax,
                        tax.isPositive() ? value("jurisdiction") : "",
                        fee,
                        parties,
                        now,
                        null,
                        new Source("direct-sale", rule.id())));
    }

    private Map<String, OrganizationId> readParties(FormInput input) {
        var playing = new HashMap<String, OrganizationId>();
        parties()
                .forEach(
                        party -> {
                            var chosen = value("party-" + party);
                            var known =
                                    payees.stream()
                                            .map(Payee::organization)
                                            .filter(one -> one.toString().equals(chosen))
                                            .findFirst();
                            known.ifPresent(one -> playing.put(party, one));
                            if (known.isEmpty() && party.equals(rule.restParty())) {
                                input.error("party-" + party, "Choose who it is.");
                            }
                        });
        return playing;
    }

    private Money amount(String name, CurrencyUnit currency, FormInput input) {
        return value(name).isEmpty()
                ? Money.zero(currency)
                : amount(name, value(name), currency, input);
    }

    /** An amount of that currency; nothing stands in for it until the error is mended. */
    static Money amount(String field, String typed, CurrencyUnit currency, FormInput input) {
        if (typed.matches("[0-9]{1,10}(\\.[0-9]{1,3})?")) {
            var amount = new BigDecimal(typed).stripTrailingZeros();
            if (amount.scale() <= currency.getDecimalPlaces()) {
                return Money.of(currency, amount);
            }
        }
        input.error(field, "This is an amount such as 1250.00.");
        return Money.zero(currency);
    }
}
