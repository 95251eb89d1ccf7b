package io.tributary.settlement.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.FormInput;
import io.tributary.settlement.SplitRule;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was typed into the form of a rule. Shares are lines such as {@code organizer 85} or {@code
 * partner 5 approval}; a line {@code from 10000 USD} begins the next tier.
 */
record SplitForm(
        @Nullable String rule,
        @Nullable String name,
        @Nullable String shares,
        @Nullable String restParty,
        @Nullable String tierParty,
        @Nullable String from) {
    private static final Pattern SHARE =
            Pattern.compile("([a-z]+(?:-[a-z]+)*) ([0-9]{1,3}(?:\\.[0-9]{1,2})?)( approval)?");
    private static final Pattern FROM = Pattern.compile("from ([0-9]{1,12}) ([A-Z]{3})");

    static SplitForm empty() {
        return new SplitForm(
                "", "", "organizer 85\npartner 5 approval\nplatform 10", "organizer", "", "");
    }

    List<Field> fields(List<InputError> errors) {
        return List.of(
                field("rule", "Rule", rule, errors)
                        .hint(
                                "In small letters, such as event-tickets. A known one gets a"
                                        + " version.")
                        .longest(60),
                field("name", "Name", name, errors).longest(200),
                field("shares", "Shares", shares, errors)
                        .type("textarea")
                        .longest(2000)
                        .hint(
                                "A party and its per cent on each line; “approval” lets each share"
                                        + " of it wait for the seller. “platform” is the house. A"
                                        + " line such as “from 10000 USD” begins a tier by"
                                        + " lifetime sales."),
                field("restParty", "Takes the share of whoever is not there", restParty, errors)
                        .longest(60),
                field("tierParty", "Whose lifetime sales choose the tier", tierParty, errors)
                        .longest(60)
                        .optional(),
                field("from", "Counts from", from, errors)
                        .type("date")
                        .hint("Empty: from now on. What was sold before keeps its version.")
                        .optional());
    }

    private static Field field(
            String name, String label, @Nullable String value, List<InputError> errors) {
        return Field.text(name, label).value(value).errors(errors);
    }

    /** The tiers; empty when something is wrong, which is then among the errors. */
    Optional<List<SplitRule.Tier>> tiers(FormInput input) {
        var tiers = new ArrayList<SplitRule.Tier>();
        var from = new HashMap<CurrencyUnit, Money>();
        var shared = new ArrayList<SplitRule.Share>();
        try {
            for (var line : FormInput.stripped(shares).split("\\R", 200)) {
                var typed = line.strip().replaceAll("\\s+", " ");
                var share = SHARE.matcher(typed);
                var begins = FROM.matcher(typed);
                if (begins.matches()) {
                    if (!shared.isEmpty()) {
                        tiers.add(new SplitRule.Tier(from, shared));
                        from.clear();
                        shared.clear();
                    }
                    var currency = CurrencyUnit.of(begins.group(2));
                    from.put(currency, Money.ofMajor(currency, Long.parseLong(begins.group(1))));
                } else if (share.matches()) {
                    shared.add(
                            new SplitRule.Share(
                                    share.group(1),
                                    new BigDecimal(share.group(2))
                                            .movePointRight(2)
                                            .intValueExact(),
                                    share.group(3) != null));
                } else if (!typed.isEmpty()) {
                    input.error("shares", "This is no share: " + typed);
                    return Optional.empty();
                }
            }
            tiers.add(new SplitRule.Tier(from, shared));
            return Optional.of(tiers);
        } catch (IllegalArgumentException wrong) {
            input.error("shares", sentence(wrong));
            return Optional.empty();
        }
    }

    static String sentence(IllegalArgumentException wrong) {
        var text = String.valueOf(wrong.getMessage());
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    Map<String, String> names(FormInput input) {
        var typed = new HashMap<String, String>();
        typed.put("rule", input.line("rule", rule, 60));
        typed.put("name", input.line("name", name, 200));
        typed.put("restParty", input.line("restParty", restParty, 60));
        if (!typed.getOrDefault("rule", "").matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            input.error("rule", "Small letters and digits, joined by hyphens.");
        }
        return typed;
    }
}
