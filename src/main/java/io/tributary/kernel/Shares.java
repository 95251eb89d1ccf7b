package io.tributary.kernel;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides a whole by weights so that the parts always sum to it: each part is rounded down, and
 * what is left goes, one unit each, to the largest remainders (Hamilton's method), to earlier ones
 * first among equals.
 */
public final class Shares {
    private Shares() {}

    /**
     * Divides.
     *
     * @param whole in minor units; a negative whole is divided like its positive
     * @param weights not negative, not all zero
     * @return one part for each weight, in their order
     */
    public static List<Long> split(long whole, List<? extends Number> weights) {
        long sum = weights.stream().mapToLong(Number::longValue).reduce(0, Math::addExact);
        if (sum <= 0 || weights.stream().anyMatch(weight -> weight.longValue() < 0)) {
            throw new IllegalArgumentException("nothing can be divided by " + weights);
        }
        if (whole < 0) {
            return split(Math.negateExact(whole), weights).stream().map(part -> -part).toList();
        }
        var exact = weights.stream().map(weight -> divide(whole, weight.longValue(), sum)).toList();
        var parts = exact.stream().mapToLong(part -> part[0].longValueExact()).toArray();
        long left = whole - Arrays.stream(parts).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> exact.get(i)[1]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return Arrays.stream(parts).boxed().toList();
    }

    /** Quotient and remainder of whole · weight / sum. */
    private static BigInteger[] divide(long whole, long weight, long sum) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(weight))
                .divideAndRemainder(BigInteger.valueOf(sum));
    }
}
