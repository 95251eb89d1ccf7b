package io.tributary.portal.spi;

import io.tributary.kernel.InputError;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A field whose answer is one (or, as check boxes, some) of a few ({@code portal/web/select.jte},
 * {@code radios.jte}, {@code checks.jte}).
 *
 * @param chosen the values that are chosen
 */
public record Choices(
        String name,
        String label,
        @Nullable String hint,
        @Nullable String error,
        Set<String> chosen,
        List<Option> options) {
    /**
     * One of them.
     *
     * @param hint one line below the label; select lists do not show it
     */
    public record Option(String value, String label, @Nullable String hint) {
        public Option(String value, String label) {
            this(value, label, null);
        }
    }

    public Choices {
        chosen = Set.copyOf(chosen);
        options = List.copyOf(options);
    }

    public static Choices of(String name, String label, List<Option> options) {
        return new Choices(name, label, null, null, Set.of(), options);
    }

    /** Every country, by its two letters (ISO 3166-1), in the order of their English names. */
    public static Choices country(String name, String label) {
        return of(name, label, Countries.ALL);
    }

    /** What that country is called in English; the code itself when it is none. */
    public static String countryName(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    public static boolean isCountry(String code) {
        return Countries.ALL.stream().anyMatch(country -> country.value().equals(code));
    }

    /** UTC, and the time zones of the continents and oceans. */
    public static Choices zone(String name, String label) {
        return of(name, label, Zones.ALL);
    }

    public Choices chosen(@Nullable String value) {
        return chosen(value == null ? Set.of() : Set.of(value));
    }

    public Choices chosen(Set<String> values) {
        return new Choices(name, label, hint, error, values, options);
    }

    public Choices hint(String words) {
        return new Choices(name, label, words, error, chosen, options);
    }

    /** Takes the error that is meant for this field, if there is one among them. */
    public Choices errors(List<InputError> errors) {
        return new Choices(name, label, hint, Form.errorOf(name, errors), chosen, options);
    }

    public boolean isChosen(Option option) {
        return chosen.contains(option.value());
    }

    public String id() {
        return Form.id(name);
    }

    public @Nullable String describedBy() {
        return Form.describedBy(name, hint, error);
    }

    /** Made when the first form asks for them. */
    private static final class Countries {
        private static final List<Option> ALL =
                Arrays.stream(Locale.getISOCountries())
                        .map(code -> new Option(code, countryName(code)))
                        .sorted(Comparator.comparing(Option::label))
                        .toList();
    }

    /** Made when the first form asks for them. */
    private static final class Zones {
        private static final Pattern OF_A_PLACE =
                Pattern.compile(
                        "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*");

        private static final List<Option> ALL =
                Stream.concat(
                                Stream.of("UTC"),
                                ZoneId.getAvailableZoneIds().stream()
                                        .filter(OF_A_PLACE.asMatchPredicate())
                                        .sorted())
                        .map(id -> new Option(id, id))
                        .toList();
    }
}
