package io.tributary.compatibility;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What people give to research, each by a choice of its own: a score, the seven alignments, the
 * month, and an age range and a region if they tell them. It cannot be traced to whoever gave it,
 * so it cannot be taken back either, and the consent says so.
 *
 * <p>Two people have a score and alignments; one person has them against {@link Traits#NEUTRAL},
 * and such a gift is marked {@code solo}.
 */
public final class Research {
    /** Names the text below; a new text needs a new name. */
    public static final String CONSENT_VERSION = "2026-11";

    /** What somebody agrees to. */
    public static final String CONSENT =
            "I am 18 or older and give this result to research, for good: the score, the seven"
                + " group values, the month, and what I choose below. My answers, my name and my"
                + " address are not part of it. It cannot be traced to me, so it cannot be taken"
                + " back.";

    private static final Scope SCOPE = Scope.system("research belongs to nobody");

    private final Transactions transactions;
    private final ResearchStore store;
    private final Assessments assessments;
    private final Shares shares;
    private final InstantSource clock;

    Research(
            Transactions transactions,
            ResearchStore store,
            Assessments assessments,
            Shares shares,
            InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.assessments = assessments;
        this.shares = shares;
        this.clock = clock;
    }

    /**
     * Gives a complete assessment, once.
     *
     * @return whether it was given now
     */
    public boolean giveSolo(AssessmentKey key, Way way, Background background) {
        var given = assessments.give(key, way);
        given.ifPresent(
                assessment -> {
                    var traits = assessment.answers().traits();
                    keep("solo", Compatibility.between(traits, Traits.NEUTRAL), background);
                });
        return given.isPresent();
    }

    /**
     * Gives what a friend and whoever made the link have in common, once; the friend decides.
     *
     * @return whether it was given now
     */
    public boolean givePair(String token, AssessmentKey friend, Way way, Background background) {
        var given = shares.give(token, friend, way);
        given.ifPresent(outcome -> keep("pair", outcome, background));
        return given.isPresent();
    }

    /**
     * In a transaction of its own: in the same one as the note that it is given, the two rows would
     * carry the same transaction id. A crash in between loses the gift rather than the promise.
     */
    private void keep(String kind, Compatibility outcome, Background background) {
        transactions.run(
                SCOPE, () -> store.insert(kind, month(), CONSENT_VERSION, outcome, background));
    }

    /** Puts what came lately into a new order, so that its place does not tell when it came. */
    void mix() {
        transactions.run(SCOPE, () -> store.mix(month().minusMonths(1)));
    }

    private LocalDate month() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
    }
}
