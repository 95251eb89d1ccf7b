package io.tributary.compatibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** What was read of a pair so far. */
final class PairParts {
    int seen;
    @Nullable Traits person1;
    @Nullable Traits person2;
    Resonance resonance = Resonance.UNKNOWN;
    boolean numerology;
    boolean astrology;
    @Nullable LocalDate birthdate1;
    @Nullable LocalDate birthdate2;

    @Nullable Pair pair() {
        return person1 == null || person2 == null
                ? null
                : new Pair(
                        person1, person2, resonance, numerology, astrology, birthdate1, birthdate2);
    }
}
