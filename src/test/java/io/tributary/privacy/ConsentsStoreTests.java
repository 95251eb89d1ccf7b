package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

class ConsentsStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(TestDatabase.module("identity"), PrivacyConfiguration.class);

    private final PersonId person = PrivacyFixtures.somebody(database).id();

    @Test
    void nothing_is_agreed_to_before_somebody_says_so_and_each_purpose_is_one_of_its_own() {
        assertThat(consents().of(person))
                .extracting(Consent::standing)
                .containsOnly(Consent.Standing.OPEN);

        give(Purpose.MATCHING);

        assertThat(consents().has(person, Purpose.MATCHING)).isTrue();
        assertThat(consents().has(person, Purpose.RESEARCH)).isFalse();
        assertThat(consents().of(person, Purpose.MATCHING).isGiven()).isTrue();
    }

    @Test
    void every_yes_and_no_is_kept_with_its_wording_its_time_and_its_source() {
        give(Purpose.MARKETING);
        database.pass(Duration.ofDays(3));
        consents().withdraw(person, Purpose.MARKETING, "a mail");

        var history = consents().history(person);

        assertThat(history)
                .extracting(Consent.Event::given, Consent.Event::source, Consent.Event::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(false, "a mail", 1),
                        org.assertj.core.groups.Tuple.tuple(true, "a test", 1));
        assertThat(Duration.between(history.getLast().at(), history.getFirst().at()))
                .isGreaterThanOrEqualTo(Duration.ofDays(3));
        assertThat(consents().of(person, Purpose.MARKETING).standing())
                .isEqualTo(Consent.Standing.WITHDRAWN);
    }

    @Test
    void what_is_given_is_not_given_twice_and_what_is_not_given_cannot_be_taken_back() {
        assertThat(consents().withdraw(person, Purpose.RESEARCH, "a test")).isFalse();
        give(Purpose.RESEARCH);
        give(Purpose.RESEARCH);
        assertThat(consents().history(person)).hasSize(1);
        assertThat(consents().withdraw(person, Purpose.RESEARCH, "a test")).isTrue();
        assertThat(consents().withdraw(person, Purpose.RESEARCH, "a test")).isFalse();
        assertThat(consents().history(person)).hasSize(2);
    }

    @Test
    void new_words_are_asked_for_anew_and_the_old_ones_are_kept() {
        give(Purpose.SHARING_WITH_ORGANISER);
        var old = consents().of(person, Purpose.SHARING_WITH_ORGANISER).wording();

        var fresh = consents().publish(Purpose.SHARING_WITH_ORGANISER, "Other words.");

        assertThat(consents().has(person, Purpose.SHARING_WITH_ORGANISER)).isFalse();
        assertThat(held(Purpose.SHARING_WITH_ORGANISER)).isFalse();
        assertThat(consents().of(person, Purpose.SHARING_WITH_ORGANISER).standing())
                .isEqualTo(Consent.Standing.OUTDATED);
        assertThat(consents().wordings()).contains(old, fresh);
        assertThat(old.digest()).isEqualTo(Consents.digest(old.text()));
        assertThatThrownBy(
                        () ->
                                consents()
                                        .give(
                                                person,
                                                Purpose.SHARING_WITH_ORGANISER,
                                                old.version(),
                                                "a test"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(PrivacyProblem.WORDING_CHANGED));
        assertThat(consents().withdraw(person, Purpose.SHARING_WITH_ORGANISER, "a test")).isTrue();
        consents().give(person, Purpose.SHARING_WITH_ORGANISER, fresh.version(), "a test");
        assertThat(held(Purpose.SHARING_WITH_ORGANISER)).isTrue();
    }

    @Test
    void somebody_unknown_agrees_to_nothing() {
        var nobody = new PersonId(UUID.randomUUID());

        assertThatThrownBy(() -> consents().give(nobody, Purpose.MATCHING, 1, "a test"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem()).isEqualTo(PlatformProblem.NOT_FOUND));
    }

    @Test
    void what_was_said_and_agreed_to_cannot_be_written_over() {
        give(Purpose.MATCHING);
        for (var statement :
                List.of(
                        "update privacy.consent_event set given = true",
                        "update privacy.wording set text = 'Anything.'",
                        "delete from privacy.wording")) {
            assertThatThrownBy(
                            () ->
                                    database.transactions()
                                            .run(
                                                    Scope.system("a test"),
                                                    () -> database.sql().sql(statement).update()))
                    .as(statement)
                    .hasStackTraceContaining("permission denied");
        }
    }

    private boolean held(Purpose purpose) {
        return database.transactions()
                .in(Scope.system("a test"), () -> consents().hold(person, purpose));
    }

    private void give(Purpose purpose) {
        consents().give(person, purpose, 1, "a test");
    }

    private static Consents consents() {
        return database.bean(Consents.class);
    }
}
