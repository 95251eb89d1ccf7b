package io.tributary.compatibility;

import java.time.LocalDate;

/** The twelve sun signs of the tropical zodiac, each with its first day, from January on. */
public enum SunSign {
    AQUARIUS(1, 20, Element.AIR),
    PISCES(2, 19, Element.WATER),
    ARIES(3, 21, Element.FIRE),
    TAURUS(4, 20, Element.EARTH),
    GEMINI(5, 21, Element.AIR),
    CANCER(6, 21, Element.WATER),
    LEO(7, 23, Element.FIRE),
    VIRGO(8, 23, Element.EARTH),
    LIBRA(9, 23, Element.AIR),
    SCORPIO(10, 23, Element.WATER),
    SAGITTARIUS(11, 22, Element.FIRE),
    CAPRICORN(12, 22, Element.EARTH);

    /** The four elements; fire goes with air, earth with water. */
    public enum Element {
        FIRE,
        AIR,
        EARTH,
        WATER;

        /** The other element that it goes with. */
        public Element friend() {
            return switch (this) {
                case FIRE -> AIR;
                case AIR -> FIRE;
                case EARTH -> WATER;
                case WATER -> EARTH;
            };
        }
    }

    private static final SunSign[] BY_MONTH = values();

    private final int month;
    private final int firstDay;
    private final Element element;

    SunSign(int month, int firstDay, Element element) {
        this.month = month;
        this.firstDay = firstDay;
        this.element = element;
    }

    /**
     * The sign of somebody born that day. Each month begins under one sign and ends under the next.
     */
    public static SunSign on(LocalDate birth) {
        int month = birth.getMonthValue();
        var ending = BY_MONTH[month - 1];
        return birth.getDayOfMonth() >= ending.firstDay ? ending : BY_MONTH[(month + 10) % 12];
    }

    /** The month it begins in. */
    public int month() {
        return month;
    }

    /** The day of that month it begins on. */
    public int firstDay() {
        return firstDay;
    }

    public Element element() {
        return element;
    }
}
