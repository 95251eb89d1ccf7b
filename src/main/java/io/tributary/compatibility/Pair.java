package io.tributary.compatibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One question to the model, as a partner asks it; valid as soon as it exists.
 *
 * @param birthdate1 there when numerology or astrology is asked for
 */
record Pair(
        Traits person1,
        Traits person2,
        Resonance resonance,
        boolean includeNumerology,
        boolean includeAstrology,
        @Nullable LocalDate birthdate1,
        @Nullable LocalDate birthdate2) {
    Pair {
        if ((includeNumerology || includeAstrology) && (birthdate1 == null || birthdate2 == null)) {
            throw new IllegalArgumentException("birth dates are needed");
        }
    }

    /** The model's answer. */
    Answer answer() {
        return new Answer(
                Compatibility.between(person1, person2, resonance),
                includeNumerology && birthdate1 != null && birthdate2 != null
                        ? Numerology.score(birthdate1, birthdate2)
                        : Double.NaN,
                includeAstrology && birthdate1 != null && birthdate2 != null
                        ? Astrology.score(birthdate1, birthdate2)
                        : Double.NaN);
    }

    /**
     * What the model says of a pair.
     *
     * @param numerology NaN when it was not asked for
     * @param astrology NaN when it was not asked for
     */
    record Answer(Compatibility compatibility, double numerology, double astrology) {}
}
