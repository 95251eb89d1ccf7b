package io.tributary.compatibility;

import io.tributary.kernel.PersonId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.privacy.ConsentWithdrawn;
import io.tributary.privacy.Consents;
import io.tributary.privacy.Purpose;

import org.springframework.context.event.EventListener;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Persons who take part in matching: they have an account, agreed to it, and had a complete
 * assessment kept for it. Nobody is answered here whose consent does not stand at that moment, and
 * whoever takes it back is out in the same transaction.
 */
public final class Participants {
    private static final Scope SCOPE = Scope.system("participants belong to no organization");
    private static final String PURPOSE = "participant";

    /** Somebody who takes part, and since when. */
    public record Participant(PersonId person, Traits traits, Instant since) {}

    private final ParticipantStore store;
    private final Assessments assessments;
    private final Sealing sealing;
    private final Consents consents;
    private final Transactions transactions;
    private final InstantSource clock;

    Participants(
            ParticipantStore store,
            Assessments assessments,
            Sealing sealing,
            Consents consents,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.assessments = assessments;
        this.sealing = sealing;
        this.consents = consents;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Keeps a complete assessment for matching, in place of one that is kept already.
     *
     * @return whether it is kept now: there was a complete one, and the consent stands
     */
    public boolean join(PersonId person, AssessmentKey key, Way way) {
        return transactions.in(
                SCOPE,
                () -> {
                    var answers =
                            assessments
                                    .find(key, way)
                                    .map(Assessment::answers)
                                    .filter(Answers::isComplete);
                    if (answers.isEmpty() || !consents.hold(person, Purpose.MATCHING)) {
                        return false;
                    }
                    var sealed = sealing.seal(PURPOSE, person.toString(), answers.get().bytes());
                    store.keep(person, assessments.lookup(key, way), sealed, clock.instant());
                    return true;
                });
    }

    /**
     * Agrees to matching and has the assessment kept for it, both or neither.
     *
     * @param version of the wording that the person read
     * @return whether it is kept now: there was a complete one
     */
    public boolean agreeAndJoin(
            PersonId person, int version, String source, AssessmentKey key, Way way) {
        return transactions.in(
                SCOPE,
                () -> {
                    boolean isComplete =
                            assessments
                                    .find(key, way)
                                    .map(Assessment::answers)
                                    .filter(Answers::isComplete)
                                    .isPresent();
                    if (!isComplete) {
                        return false;
                    }
                    consents.give(person, Purpose.MATCHING, version, source);
                    return join(person, key, way);
                });
    }

    /** The person, if they take part. */
    public Optional<Participant> find(PersonId person) {
        return Optional.ofNullable(among(Set.of(person)).get(person));
    }

    /** Those of them who take part. */
    public Map<PersonId, Participant> among(Collection<PersonId> persons) {
        return answer(persons, Purpose.MATCHING);
    }

    /** Those of them whose answers count in research: they take part, and agreed to that too. */
    public Map<PersonId, Participant> inResearch(Collection<PersonId> persons) {
        var matched = answer(persons, Purpose.MATCHING);
        return answer(matched.keySet(), Purpose.RESEARCH);
    }

    private Map<PersonId, Participant> answer(Collection<PersonId> persons, Purpose purpose) {
        return transactions.in(
                SCOPE,
                () -> {
                    var found = new HashMap<PersonId, Participant>();
                    store.find(consents.among(persons, purpose))
                            .forEach((person, kept) -> found.put(person, opened(person, kept)));
                    return Map.copyOf(found);
                });
    }

    private Participant opened(PersonId person, ParticipantStore.Kept kept) {
        byte[] bytes = sealing.open(PURPOSE, person.toString(), kept.sealed());
        var answers = Answers.ofBytes(bytes);
        return new Participant(person, answers.traits(), kept.joinedAt());
    }

    /** What is kept of somebody, whatever they agreed to: for their own eyes. */
    Optional<Answers> kept(PersonId person) {
        return transactions.in(
                SCOPE,
                () ->
                        row(person)
                                .map(
                                        kept ->
                                                Answers.ofBytes(
                                                        sealing.open(
                                                                PURPOSE,
                                                                person.toString(),
                                                                kept.sealed()))));
    }

    /**
     * Since when something is kept of somebody, whatever they agreed to: as long as it is, they can
     * take it back.
     */
    public Optional<Instant> keptSince(PersonId person) {
        return transactions.in(SCOPE, () -> row(person).map(ParticipantStore.Kept::joinedAt));
    }

    private Optional<ParticipantStore.Kept> row(PersonId person) {
        return Optional.ofNullable(store.find(Set.of(person)).get(person));
    }

    /** Runs in the transaction of the withdrawal. */
    @EventListener
    void left(ConsentWithdrawn withdrawn) {
        if (withdrawn.purpose() == Purpose.MATCHING) {
            store.remove(withdrawn.person());
        }
    }
}
