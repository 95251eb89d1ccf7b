package io.tributary.gateway.web;

import io.tributary.gateway.WantedKey;
import io.tributary.kernel.InputError;
import io.tributary.platform.AddressRange;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.FormInput;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What was typed into the form for a new key. */
record KeyForm(
        @Nullable String name,
        @Nullable String mode,
        @Nullable Set<String> scopes,
        @Nullable String expiry,
        @Nullable String addresses) {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final List<Option> MODES =
            List.of(
                    new Option(
                            "test",
                            "Test",
                            "Answers for real, bills nothing, up to 2,000 pairs a day"),
                    new Option(
                            "live",
                            "Live",
                            "Counts against your plan; takes a subscription, a trial or a"
                                    + " contract"));
    private static final List<Option> EXPIRIES =
            List.of(
                    new Option("never", "Never"),
                    new Option("30", "After 30 days"),
                    new Option("90", "After 90 days"),
                    new Option("365", "After a year"));

    /** A form that nobody has filled in: a test key that may do everything. */
    static KeyForm fresh(Set<String> scopes) {
        return new KeyForm("", "test", scopes, "never", "");
    }

    NewKeyPage page(Map<String, List<String>> known, List<InputError> errors) {
        var options =
                known.entrySet().stream()
                        .map(
                                scope ->
                                        new Option(
                                                scope.getKey(),
                                                scope.getKey(),
                                                String.join(" · ", scope.getValue())))
                        .toList();
        return new NewKeyPage(
                Field.text("name", "Name")
                        .hint("Where it will be used, such as Backend or Checkout.")
                        .longest(WantedKey.LONGEST_NAME)
                        .value(name)
                        .errors(errors),
                Choices.of("mode", "Mode", MODES).chosen(mode).errors(errors),
                Choices.of("scopes", "It may", options)
                        .chosen(scopes == null ? Set.of() : scopes)
                        .errors(errors),
                Choices.of("expiry", "Expires", EXPIRIES).chosen(expiry).errors(errors),
                addressField(addresses, errors),
                errors);
    }

    static Field addressField(@Nullable String typed, List<InputError> errors) {
        return Field.text("addresses", "Allowed addresses")
                .optional()
                .type("textarea")
                .longest(4000)
                .hint(
                        "CIDR ranges, IPv4 or IPv6, one a line: 203.0.113.0/24. Empty allows every"
                                + " address.")
                .value(typed)
                .errors(errors);
    }

    /** The key that is wanted; null when something is wrong, which is then among the errors. */
    @Nullable WantedKey wanted(Set<String> known, Instant now, List<InputError> errors) {
        var input = new FormInput();
        var typed = input.line("name", name, WantedKey.LONGEST_NAME);
        errors.addAll(input.errors());
        var asked = new TreeSet<>(scopes == null ? Set.<String>of() : scopes);
        if (asked.isEmpty() || !known.containsAll(asked)) {
            errors.add(new InputError("scopes", "Choose at least one thing that the key may do."));
        }
        boolean live = "live".equals(mode);
        if (!live && !"test".equals(mode)) {
            errors.add(new InputError("mode", "Choose test or live."));
        }
        var ranges = ranges(addresses, errors);
        return errors.isEmpty() ? new WantedKey(typed, asked, live, ranges, expiresAt(now)) : null;
    }

    private @Nullable Instant expiresAt(Instant now) {
        return switch (expiry) {
            case "30", "90", "365" -> now.plus(Duration.ofDays(Integer.parseInt(expiry)));
            case null, default -> null;
        };
    }

    static List<AddressRange> ranges(@Nullable String typed, List<InputError> errors) {
        var ranges = new ArrayList<AddressRange>();
        for (var line : BETWEEN.split(typed == null ? "" : typed, -1)) {
            if (!line.isEmpty()) {
                try {
                    ranges.add(AddressRange.parse(line));
                } catch (IllegalArgumentException _) {
                    errors.add(
                            new InputError(
                                    "addresses", "“" + line + "” is not a range of addresses."));
                }
            }
        }
        if (ranges.size() > WantedKey.MOST_ADDRESSES) {
            errors.add(
                    new InputError(
                            "addresses", "At most " + WantedKey.MOST_ADDRESSES + " ranges."));
        }
        return ranges;
    }
}
