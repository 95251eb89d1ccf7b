package io.tributary.compatibility;

/**
 * How well two people go together, each number in [0, 1].
 *
 * @param score S = F·(½·C_traits + ½·C_res), with the feasibility F = 1: nothing outside the pair
 *     stands in its way
 * @param traits C_traits = exp(−√Σ α_k (a_k − b_k)²) over all 32 traits, with every weight α_k = 1
 * @param resonance C_res, see {@link Resonance#compatibility()}
 * @param alignment how well they align in each group, see {@link ByGroup#alignment}
 */
public record Compatibility(double score, double traits, double resonance, ByGroup alignment) {
    /**
     * The compatibility of these two. It does not matter who is named first, and nobody goes better
     * with anybody than with somebody of exactly the same traits.
     */
    public static Compatibility between(Traits a, Traits b, Resonance resonance) {
        double ofTraits = Math.exp(-distance(a, b));
        return new Compatibility(
                0.5 * ofTraits + 0.5 * resonance.compatibility(),
                ofTraits,
                resonance.compatibility(),
                ByGroup.alignment(a, b));
    }

    /** Of these two, about whom nothing is known but their traits. */
    public static Compatibility between(Traits a, Traits b) {
        return between(a, b, Resonance.UNKNOWN);
    }

    private static double distance(Traits a, Traits b) {
        double squares = 0;
        for (int index = 0; index < Traits.COUNT; index++) {
            double apart = a.at(index) - b.at(index);
            squares += apart * apart;
        }
        return Math.sqrt(squares);
    }
}
