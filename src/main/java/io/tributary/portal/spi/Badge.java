package io.tributary.portal.spi;

/** A state in one or two words, with a shape and a colour ({@code portal/web/badge.jte}). */
public record Badge(Tone tone, String word) {
    public static Badge good(String word) {
        return new Badge(Tone.GOOD, word);
    }

    public static Badge warm(String word) {
        return new Badge(Tone.WARM, word);
    }

    public static Badge bad(String word) {
        return new Badge(Tone.BAD, word);
    }

    public static Badge info(String word) {
        return new Badge(Tone.INFO, word);
    }

    public static Badge plain(String word) {
        return new Badge(Tone.PLAIN, word);
    }
}
