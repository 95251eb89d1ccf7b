package io.tributary.compatibility;

import org.jspecify.annotations.Nullable;

/** What a pair may have, each with its bit among those that were seen. */
enum PairMember {
    PERSON1(1),
    PERSON2(2),
    RESONANCE(4),
    INCLUDE_NUMEROLOGY(8),
    INCLUDE_ASTROLOGY(16),
    BIRTHDATE1(32),
    BIRTHDATE2(64);

    private final int bit;

    PairMember(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }

    static @Nullable PairMember named(String name) {
        return switch (name) {
            case "person1" -> PERSON1;
            case "person2" -> PERSON2;
            case "resonance" -> RESONANCE;
            case "include_numerology" -> INCLUDE_NUMEROLOGY;
            case "include_astrology" -> INCLUDE_ASTROLOGY;
            case "birthdate1" -> BIRTHDATE1;
            case "birthdate2" -> BIRTHDATE2;
            default -> null;
        };
    }
}
