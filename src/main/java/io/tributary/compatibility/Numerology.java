package io.tributary.compatibility;

import java.time.LocalDate;

/** What numerology makes of two birth dates. For entertainment; no part of the score. */
public final class Numerology {
    private Numerology() {}

    /** 1.0 when the life path numbers are equal, 0.7 when they differ by one or two, else 0.3. */
    public static double score(LocalDate a, LocalDate b) {
        int apart = Math.abs(lifePath(a) - lifePath(b));
        if (apart == 0) {
            return 1.0;
        }
        return apart <= 2 ? 0.7 : 0.3;
    }

    /** The digits of the date, summed again and again until one digit is left: 1 to 9. */
    public static int lifePath(LocalDate date) {
        int number =
                digitSum(date.getYear())
                        + digitSum(date.getMonthValue())
                        + digitSum(date.getDayOfMonth());
        while (number > 9) {
            number = digitSum(number);
        }
        return number;
    }

    private static int digitSum(int number) {
        int sum = 0;
        for (int rest = number; rest > 0; rest /= 10) {
            sum += rest % 10;
        }
        return sum;
    }
}
