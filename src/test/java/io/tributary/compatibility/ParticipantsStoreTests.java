package io.tributary.compatibility;

import static io.tributary.compatibility.CompatibilityFixtures.anyhow;
import static io.tributary.compatibility.CompatibilityFixtures.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Accounts;
import io.tributary.kernel.PersonId;
import io.tributary.platform.TestDatabase;
import io.tributary.privacy.Consents;
import io.tributary.privacy.Purpose;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

class ParticipantsStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                    TestDatabase.module("identity"),
                    TestDatabase.module("privacy"),
                    CompatibilityConfiguration.class);

    private final SplittableRandom random = seeded("participants");
    private final PersonId person = somebody();

    @Test
    void nobody_takes_part_without_saying_so() {
        assertThat(participants().join(person, complete(), Way.STATEMENTS)).isFalse();
        assertThat(participants().find(person)).isEmpty();
    }

    @Test
    void whoever_agrees_takes_part_with_what_they_answered() {
        var key = complete();

        assertThat(agree(key)).isTrue();

        var kept = participants().find(person).orElseThrow();
        assertThat(kept.traits()).isEqualTo(answers(key).traits());
        assertThat(participants().among(List.of(person, somebody()))).containsOnlyKeys(person);
    }

    @Test
    void an_assessment_that_is_not_complete_is_not_kept_and_nothing_is_agreed_to() {
        var key = AssessmentKey.fresh();
        assessments().answer(key, Way.STATEMENTS, Map.of(Trait.NOVELTY, 0.5));

        assertThat(agree(key)).isFalse();

        assertThat(consents().has(person, Purpose.MATCHING)).isFalse();
    }

    @Test
    void taking_the_consent_back_takes_the_answers_out_and_ends_the_links() {
        var key = complete();
        agree(key);
        var shares = database.bean(Shares.class);
        var link = shares.make(key, Way.STATEMENTS, Share.Lifetime.WEEK, true).orElseThrow();
        var friend = complete();
        assertThat(shares.compare(link, friend, Way.STATEMENTS)).isPresent();

        consents().withdraw(person, Purpose.MATCHING, "a test");

        assertThat(participants().find(person)).isEmpty();
        assertThat(participants().kept(person)).isEmpty();
        assertThat(shares.follow(link, null)).isEmpty();
        assertThat(shares.compared(link, friend, Way.STATEMENTS)).isEmpty();
        assertThat(assessments().find(key, Way.STATEMENTS))
                .as("in their own browser it stays theirs")
                .isPresent();
    }

    @Test
    void research_counts_those_who_agreed_to_both_and_only_while_they_do() {
        agree(complete());
        assertThat(participants().inResearch(List.of(person))).isEmpty();
        consents().give(person, Purpose.RESEARCH, 1, "a test");
        assertThat(participants().inResearch(List.of(person))).containsOnlyKeys(person);
        consents().withdraw(person, Purpose.RESEARCH, "a test");
        assertThat(participants().inResearch(List.of(person))).isEmpty();
        assertThat(participants().find(person)).isPresent();
    }

    @RepeatedTest(10)
    void whoever_leaves_while_they_join_is_out_in_the_end() {
        var key = complete();
        agree(key);

        var acts =
                List.of(
                        CompletableFuture.runAsync(
                                () -> participants().join(person, key, Way.STATEMENTS)),
                        CompletableFuture.runAsync(
                                () -> consents().withdraw(person, Purpose.MATCHING, "a test")),
                        CompletableFuture.runAsync(
                                () -> participants().join(person, key, Way.STATEMENTS)));
        acts.forEach(CompletableFuture::join);

        assertThat(participants().kept(person)).isEmpty();
    }

    private boolean agree(AssessmentKey key) {
        return participants().agreeAndJoin(person, 1, "a test", key, Way.STATEMENTS);
    }

    private AssessmentKey complete() {
        var key = AssessmentKey.fresh();
        assessments().answer(key, Way.STATEMENTS, anyhow(random));
        return key;
    }

    private static Answers answers(AssessmentKey key) {
        return assessments().find(key, Way.STATEMENTS).orElseThrow().answers();
    }

    private static PersonId somebody() {
        return database.bean(Accounts.class)
                .invent(UUID.randomUUID() + "@example.com", "Ida", "correct horse", false)
                .id();
    }

    private static Assessments assessments() {
        return database.bean(Assessments.class);
    }

    private static Participants participants() {
        return database.bean(Participants.class);
    }

    private static Consents consents() {
        return database.bean(Consents.class);
    }
}
