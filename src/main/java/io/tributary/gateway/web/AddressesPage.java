package io.tributary.gateway.web;

import io.tributary.gateway.AddressAnswer;
import io.tributary.gateway.AddressLists;
import io.tributary.gateway.AddressTrial;
import io.tributary.gateway.ApiKey;
import io.tributary.gateway.CallerUse;
import io.tributary.kernel.InputError;
import io.tributary.platform.AddressRange;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Numerals;
import io.tributary.portal.spi.Tone;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * From where a key works.
 *
 * @param shut whom the typed list would shut out; null when nobody, or nothing was typed
 * @param trial the list on trial; null when there is none
 * @param answer to "would this address pass?"; null when nobody asked
 */
record AddressesPage(
        KeyRow key,
        boolean mayChange,
        Fields fields,
        @Nullable Shut shut,
        @Nullable Trial trial,
        @Nullable Answer answer,
        List<Row> callers,
        List<InputError> errors) {
    /**
     * What stands in the field.
     *
     * @param isNew whether it is a list that was sent and can be read
     */
    record Typed(String text, List<AddressRange> ranges, boolean isNew) {
        static Typed of(ApiKey key) {
            return new Typed(String.join("\n", key.allowedAddresses()), List.of(), false);
        }
    }

    /** The fields of both forms. */
    record Fields(Field addresses, Choices span, Field address) {}

    static Fields fields(Typed typed, String asked, List<InputError> errors) {
        return new Fields(
                KeyForm.addressField(typed.text(), errors),
                Choices.of("span", "Try it out for", AddressesController.SPANS)
                        .chosen("168")
                        .errors(errors),
                Field.text("address", "Address")
                        .hint("IPv4, IPv6, or a range of them in CIDR notation.")
                        .longest(50)
                        .value(asked)
                        .errors(errors));
    }

    /** A caller that would be refused, and how often it called. */
    record Row(String address, String agent, String calls, Instant lastAt, Badge passes) {
        static Row of(CallerUse use, long calls, Badge passes) {
            return new Row(
                    use.address().isEmpty() ? "Others" : use.address(),
                    use.agent().isEmpty() ? "Does not say" : use.agent(),
                    Numerals.count(calls),
                    use.lastAt(),
                    passes);
        }
    }

    static List<Row> rows(List<CallerUse> callers, List<AddressRange> allowed) {
        return callers.stream().map(use -> Row.of(use, use.calls(), passes(use, allowed))).toList();
    }

    private static Badge passes(CallerUse use, List<AddressRange> allowed) {
        if (use.address().isEmpty() && !allowed.isEmpty()) {
            return Badge.plain("Not told apart");
        }
        return AddressLists.refusedBy(allowed, List.of(use)).isEmpty()
                ? Badge.good("Passes")
                : Badge.bad("Is refused");
    }

    /** Whom a list that was sent would shut out. */
    record Shut(String typed, List<Row> callers) {
        static @Nullable Shut of(Typed typed, List<CallerUse> callers) {
            if (!typed.isNew()) {
                return null;
            }
            return new Shut(
                    typed.text(),
                    AddressLists.refusedBy(typed.ranges(), callers).stream()
                            .map(use -> Row.of(use, use.calls(), Badge.bad("Would be refused")))
                            .toList());
        }
    }

    /** A list on trial, and what it would have refused. */
    record Trial(
            String list,
            Instant from,
            Instant until,
            boolean isOn,
            String calls,
            List<Row> refused) {
        static @Nullable Trial of(
                @Nullable AddressTrial trial, List<CallerUse> refused, Instant now) {
            if (trial == null) {
                return null;
            }
            return new Trial(
                    trial.addresses().stream()
                            .map(AddressRange::toString)
                            .collect(Collectors.joining(", ")),
                    trial.from(),
                    trial.until(),
                    trial.isOn(now),
                    Numerals.count(refused.stream().mapToLong(CallerUse::onTrial).sum()),
                    refused.stream()
                            .map(use -> Row.of(use, use.onTrial(), Badge.bad("Would be refused")))
                            .toList());
        }
    }

    /** The answer in words. */
    record Answer(Tone tone, String title, String why) {
        static Answer of(String asked, AddressAnswer answer) {
            return switch (answer) {
                case AddressAnswer.Passes(var by) ->
                        new Answer(
                                Tone.GOOD,
                                asked + " passes",
                                by == null
                                        ? "The list is empty, so every address passes."
                                        : "It is in " + by + ".");
                case AddressAnswer.Partly(var by) ->
                        new Answer(
                                Tone.WARM,
                                asked + " passes in part",
                                "Only what is in " + by + " passes.");
                case AddressAnswer.Refused(var nearest) ->
                        new Answer(
                                Tone.BAD,
                                asked + " is refused",
                                "It is in none of the ranges; the nearest is " + nearest + ".");
            };
        }
    }
}
