package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.ProblemException;

import org.junit.jupiter.api.Test;

class ParkedTests {
    @Test
    void a_problem_is_told_to_the_customer() {
        var parked =
                Parked.by(
                        new ProblemException(
                                SubscriptionProblem.NOT_NOW, "Your address lacks a country."));

        assertThat(parked.told()).isEqualTo("Your address lacks a country.");
        assertThat(parked.reason()).isEqualTo("Your address lacks a country.");
    }

    @Test
    void what_was_not_written_for_people_stays_with_operators() {
        var parked = Parked.by(new IllegalStateException("relation billing.x does not exist"));

        assertThat(parked.told()).isEqualTo("We could not bill this period.");
        assertThat(parked.reason()).isEqualTo("relation billing.x does not exist");
    }

    @Test
    void an_error_without_words_is_called_by_its_name() {
        assertThat(Parked.by(new ArithmeticException()).reason()).isEqualTo("ArithmeticException");
    }

    @Test
    void long_texts_are_cut() {
        assertThat(Parked.by(new IllegalStateException("x".repeat(600))).reason()).hasSize(500);
    }
}
