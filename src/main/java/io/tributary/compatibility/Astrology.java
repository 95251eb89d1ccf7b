package io.tributary.compatibility;

import java.time.LocalDate;

/** What astrology makes of two birth dates. For entertainment; no part of the score. */
public final class Astrology {
    private Astrology() {}

    /**
     * 1.0 when the sun signs share their element, 0.7 when the elements are fire and air or earth
     * and water, else 0.4.
     */
    public static double score(LocalDate a, LocalDate b) {
        var first = SunSign.on(a).element();
        var second = SunSign.on(b).element();
        if (first == second) {
            return 1.0;
        }
        return first.friend() == second ? 0.7 : 0.4;
    }
}
