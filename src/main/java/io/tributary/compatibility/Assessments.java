package io.tributary.compatibility;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The free assessment: open to anybody, without an account. Each visitor has one for each {@link
 * Way}, found and read with the key in the visitor's browser alone, and deleted {@link #KEPT} after
 * the last answer.
 */
public final class Assessments {
    /** How long answers are kept after the last one. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Scope SCOPE = Scope.system("assessments belong to nobody we know");

    private final Transactions transactions;
    private final AssessmentStore store;
    private final Sealing sealing;
    private final InstantSource clock;

    Assessments(
            Transactions transactions,
            AssessmentStore store,
            Sealing sealing,
            InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.sealing = sealing;
        this.clock = clock;
    }

    public Optional<Assessment> find(AssessmentKey key, Way way) {
        return transactions.in(
                SCOPE,
                () ->
                        store.find(lookup(key, way), clock.instant())
                                .map(row -> opened(key, way, row)));
    }

    /** Keeps these answers beside those that are there; the first ones begin the assessment. */
    public Assessment answer(AssessmentKey key, Way way, Map<Trait, Double> given) {
        return transactions.in(
                SCOPE,
                () -> {
                    var now = clock.instant();
                    var fresh = new Assessment(Answers.NONE, false, now.plus(KEPT));
                    store.begin(lookup(key, way), sealed(key, way, fresh), now.plus(KEPT), now);
                    return changed(
                                    key,
                                    way,
                                    kept ->
                                            new Assessment(
                                                    kept.answers().with(given),
                                                    kept.isGiven(),
                                                    latest(kept.expiresAt(), now.plus(KEPT))))
                            .orElseThrow();
                });
    }

    /** Forgets the answers, to begin again. What was given to research stays given once. */
    public void restart(AssessmentKey key, Way way) {
        transactions.run(
                SCOPE,
                () ->
                        changed(
                                key,
                                way,
                                kept ->
                                        new Assessment(
                                                Answers.NONE, kept.isGiven(), kept.expiresAt())));
    }

    /** Deletes everything that was made with this key: both ways, their links, comparisons. */
    public void forget(AssessmentKey key) {
        transactions.run(
                SCOPE,
                () -> {
                    for (var way : Way.values()) {
                        store.delete(lookup(key, way));
                    }
                });
    }

    /**
     * Notes that a complete assessment is given to research.
     *
     * @return what was given; empty when it is not complete or was given before
     */
    Optional<Assessment> give(AssessmentKey key, Way way) {
        return transactions.in(
                SCOPE,
                () -> {
                    var found = store.lock(lookup(key, way), clock.instant());
                    var kept = found.map(row -> opened(key, way, row));
                    if (kept.isEmpty()
                            || kept.get().isGiven()
                            || !kept.get().answers().isComplete()) {
                        return Optional.<Assessment>empty();
                    }
                    return changed(
                            key, way, one -> new Assessment(one.answers(), true, one.expiresAt()));
                });
    }

    /** Makes it live at least as long as something that hangs on it. */
    void keepUntil(AssessmentKey key, Way way, Instant instant) {
        changed(
                key,
                way,
                kept ->
                        new Assessment(
                                kept.answers(), kept.isGiven(), latest(kept.expiresAt(), instant)));
    }

    /** Deletes what has expired. */
    void deleteExpired() {
        transactions.run(SCOPE, () -> store.deleteExpired(clock.instant()));
    }

    byte[] lookup(AssessmentKey key, Way way) {
        return sealing.lookup(way.code(), key.value());
    }

    private Optional<Assessment> changed(
            AssessmentKey key, Way way, UnaryOperator<Assessment> change) {
        return store.lock(lookup(key, way), clock.instant())
                .map(
                        row -> {
                            var after = change.apply(opened(key, way, row));
                            store.update(
                                    lookup(key, way), sealed(key, way, after), after.expiresAt());
                            return after;
                        });
    }

    private byte[] sealed(AssessmentKey key, Way way, Assessment assessment) {
        return sealing.seal(way.code(), key.value(), assessment.bytes());
    }

    private Assessment opened(AssessmentKey key, Way way, AssessmentStore.Sealed row) {
        return Assessment.ofBytes(
                sealing.open(way.code(), key.value(), row.bytes()), row.expiresAt());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
