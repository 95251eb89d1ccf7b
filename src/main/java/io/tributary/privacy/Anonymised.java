package io.tributary.privacy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers of persons as research may have them: no name, no number, no order; age and region only
 * as coarse as it takes for everybody to share theirs with enough others.
 *
 * @param rows in no order
 * @param smallest how many share age and region at least; 0 when there are no rows
 * @param leftOut how many were left out, for there were too few like them, or they are no adults
 */
public record Anonymised(List<Row> rows, int smallest, int leftOut) {
    /** Whoever is not told apart by it. */
    public static final String ANY = "any";

    private static final String UNTOLD = "untold";
    private static final double MOST_LEFT_OUT = 0.05;

    /**
     * One person, as we know them.
     *
     * @param age in years, if told
     * @param country ISO 3166-1 alpha-2, if told
     * @param values what they answered
     */
    public record Answer(
            @Nullable Integer age, @Nullable String country, Map<String, Double> values) {
        public Answer {
            values = Map.copyOf(values);
        }
    }

    /**
     * One person, as research knows them.
     *
     * @param values rounded to hundredths, so that no long fraction is a fingerprint
     */
    public record Row(String age, String region, Map<String, Double> values) {
        public Row {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }

    /** How coarse: the finest comes first. */
    private record Coarseness(
            Function<@Nullable Integer, String> age, Function<@Nullable String, String> region) {}

    private static final List<Coarseness> FROM_FINE =
            List.of(
                    new Coarseness(Anonymised::decade, Anonymised::region),
                    new Coarseness(Anonymised::generation, Anonymised::region),
                    new Coarseness(Anonymised::decade, _ -> ANY),
                    new Coarseness(Anonymised::generation, _ -> ANY),
                    new Coarseness(_ -> ANY, _ -> ANY));

    public Anonymised {
        rows = List.copyOf(rows);
    }

    /**
     * Makes them anonymous, as finely as can be without leaving out more than one in twenty.
     *
     * @param k how many must share age and region, {@link Guard#LEAST} or more
     * @param shuffling puts them into an order that tells nothing
     */
    public static Anonymised of(List<Answer> answers, int k, Random shuffling) {
        if (k < Guard.LEAST) {
            throw new IllegalArgumentException("a group of " + k + " tells of persons");
        }
        var adults = answers.stream().filter(Anonymised::isAdult).toList();
        var best = List.<Row>of();
        for (var coarseness : FROM_FINE) {
            best = shared(adults, coarseness, k);
            if (adults.size() - best.size() <= MOST_LEFT_OUT * adults.size()) {
                break;
            }
        }
        var mixed = new ArrayList<>(best);
        Collections.shuffle(mixed, shuffling);
        return new Anonymised(mixed, smallest(mixed), answers.size() - mixed.size());
    }

    /** Those who share age and region with enough others. */
    private static List<Row> shared(List<Answer> answers, Coarseness coarseness, int k) {
        return groups(answers.stream().map(answer -> row(answer, coarseness)).toList())
                .values()
                .stream()
                .filter(group -> group.size() >= k)
                .flatMap(List::stream)
                .toList();
    }

    private static Row row(Answer answer, Coarseness coarseness) {
        var rounded = new TreeMap<String, Double>();
        answer.values()
                .forEach((name, value) -> rounded.put(name, Math.round(value * 100) / 100.0));
        return new Row(
                coarseness.age().apply(answer.age()),
                coarseness.region().apply(answer.country()),
                rounded);
    }

    private static int smallest(List<Row> rows) {
        return groups(rows).values().stream().mapToInt(List::size).min().orElse(0);
    }

    private static Map<List<String>, List<Row>> groups(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> List.of(row.age(), row.region())));
    }

    private static boolean isAdult(Answer answer) {
        var age = answer.age();
        return age == null || age >= 18;
    }

    private static String decade(@Nullable Integer age) {
        if (age == null) {
            return UNTOLD;
        }
        if (age < 25) {
            return "18-24";
        }
        if (age >= 65) {
            return "65+";
        }
        int from = (age - 25) / 10 * 10 + 25;
        return from + "-" + (from + 9);
    }

    private static String generation(@Nullable Integer age) {
        if (age == null) {
            return UNTOLD;
        }
        if (age < 35) {
            return "18-34";
        }
        return age < 55 ? "35-54" : "55+";
    }

    private static String region(@Nullable String country) {
        return country == null
                ? UNTOLD
                : WorldRegion.of(country).map(WorldRegion::code).orElse(UNTOLD);
    }
}
