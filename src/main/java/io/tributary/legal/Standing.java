package io.tributary.legal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where an organization stands with a document.
 *
 * @param inForce what binds now; null before anything was published
 * @param toAccept what there is to accept next: what is in force, then what will be; null when all
 *     of it was accepted
 * @param latest the newest version that was accepted, in force or not; null when none was
 * @param countsUntil when an earlier yes ends, or ended, to count; null unless there is only that
 */
public record Standing(
        LegalDocument document,
        @Nullable Version inForce,
        @Nullable Version toAccept,
        @Nullable Acceptance latest,
        State state,
        @Nullable Instant countsUntil) {
    /** Whether what was accepted counts. */
    public enum State {
        /** Nothing that is or was in force was accepted yet. */
        NEVER,
        /** What is in force was accepted. */
        CURRENT,
        /** An earlier version was accepted, and still counts for a while. */
        GRACE,
        /** An earlier version was accepted, and does not count any more. */
        LAPSED
    }

    /** From all versions of the document, and all that the organization accepted of it. */
    static Standing of(
            LegalDocument document,
            List<Version> versions,
            List<Acceptance> acceptances,
            Instant now) {
        var accepted = acceptances.stream().map(Acceptance::number).collect(Collectors.toSet());
        var effective = versions.stream().filter(one -> one.isEffective(now)).toList();
        var inForce = newest(effective.stream());
        var agreed = newest(effective.stream().filter(one -> accepted.contains(one.number())));
        var countsUntil = agreed == null ? null : firstGraceEnd(effective, agreed);
        return new Standing(
                document,
                inForce,
                toAccept(versions, accepted, inForce),
                acceptances.stream().max(Comparator.comparingInt(Acceptance::number)).orElse(null),
                state(agreed, countsUntil, now),
                countsUntil);
    }

    private static @Nullable Version newest(Stream<Version> versions) {
        return versions.max(Comparator.comparingInt(Version::number)).orElse(null);
    }

    /** A version that was missed ends a yes, whatever grace those after it give. */
    private static @Nullable Instant firstGraceEnd(List<Version> effective, Version agreed) {
        return effective.stream()
                .filter(one -> one.number() > agreed.number())
                .map(Version::graceEnds)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Version toAccept(
            List<Version> versions, Set<Integer> accepted, @Nullable Version inForce) {
        return versions.stream()
                .filter(one -> inForce == null || one.number() >= inForce.number())
                .filter(one -> !accepted.contains(one.number()))
                .min(Comparator.comparingInt(Version::number))
                .orElse(null);
    }

    private static State state(
            @Nullable Version agreed, @Nullable Instant countsUntil, Instant now) {
        if (agreed == null) {
            return State.NEVER;
        }
        if (countsUntil == null) {
            return State.CURRENT;
        }
        return now.isBefore(countsUntil) ? State.GRACE : State.LAPSED;
    }

    /** Whether it counts as accepted now. */
    public boolean counts() {
        return state == State.CURRENT || state == State.GRACE;
    }
}
