package io.tributary.portal.spi;

import java.util.Optional;

/** Tells what waits for a visitor's attention. There is at most one bean of this type. */
public interface Bell {
    /**
     * What stands in the bar.
     *
     * @param href the page on which it is told
     * @param waiting how many things nobody has seen
     */
    record Ring(String href, int waiting) {
        /** What is read aloud. */
        public String words() {
            return waiting == 0
                    ? "Alerts: nothing new"
                    : "Alerts: " + Numerals.count(waiting) + " new";
        }

        /** What fits into a small circle. */
        public String number() {
            return waiting > 99 ? "99+" : Integer.toString(waiting);
        }
    }

    /** Empty for whoever has nothing to be told. */
    Optional<Ring> of(Visitor visitor);
}
