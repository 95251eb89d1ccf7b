package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

class AnonymisedTests {
    private static final List<String> COUNTRIES = List.of("DE", "FR", "SE", "BR", "KE", "JP", "US");

    @Test
    void everybody_shares_age_and_region_with_enough_others_whatever_they_are() {
        long seed = Long.getLong("tributary.seed", System.nanoTime());
        var random = new Random(seed);
        for (int number = 0; number < 300; number++) {
            int k = 5 + random.nextInt(6);
            var answers = anybody(random, random.nextInt(400));

            var research = Anonymised.of(answers, k, random);

            var groups =
                    research.rows().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            row -> row.age() + row.region(),
                                            Collectors.counting()));
            assertThat(groups.values())
                    .as("seed %d, round %d", seed, number)
                    .allMatch(size -> size >= k);
            assertThat(research.rows().size() + research.leftOut()).isEqualTo(answers.size());
            assertThat(research.smallest() >= k || research.rows().isEmpty()).isTrue();
        }
    }

    @Test
    void many_who_are_alike_are_told_by_decade_and_region_and_few_as_anybody() {
        var many = new ArrayList<Anonymised.Answer>();
        for (int i = 0; i < 100; i++) {
            many.add(answer(30 + i % 5, i % 2 == 0 ? "DE" : "FR", 0.123456));
        }

        var research = Anonymised.of(many, 5, new Random(1));

        assertThat(research.rows())
                .hasSize(100)
                .containsOnly(new Anonymised.Row("25-34", "europe", Map.of("novelty", 0.12)));
        var few =
                List.of(
                        answer(20, "DE", 0.1),
                        answer(31, "BR", 0.2),
                        answer(44, "KE", 0.3),
                        answer(58, "JP", 0.4),
                        answer(71, "US", 0.5));
        assertThat(Anonymised.of(few, 5, new Random(1)).rows())
                .hasSize(5)
                .allMatch(row -> row.age().equals("any") && row.region().equals("any"));
    }

    @Test
    void too_few_are_nobody_and_children_are_left_out() {
        var four = List.of(answer(20, "DE", 0.1), answer(20, "DE", 0.1), answer(20, "DE", 0.1));
        assertThat(Anonymised.of(four, 5, new Random(1)).rows()).isEmpty();
        var children = new ArrayList<Anonymised.Answer>();
        for (int i = 0; i < 20; i++) {
            children.add(answer(i < 10 ? 16 : 19, "DE", 0.1));
        }
        assertThat(Anonymised.of(children, 5, new Random(1)).rows()).hasSize(10);
        assertThatThrownBy(() -> Anonymised.of(four, 3, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Anonymised.Answer> anybody(Random random, int count) {
        var answers = new ArrayList<Anonymised.Answer>();
        for (int i = 0; i < count; i++) {
            answers.add(
                    new Anonymised.Answer(
                            random.nextInt(5) == 0 ? null : 14 + random.nextInt(70),
                            random.nextInt(5) == 0
                                    ? null
                                    : COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                            Map.of("novelty", random.nextDouble())));
        }
        return answers;
    }

    private static Anonymised.Answer answer(int age, String country, double novelty) {
        return new Anonymised.Answer(age, country, Map.of("novelty", novelty));
    }
}
