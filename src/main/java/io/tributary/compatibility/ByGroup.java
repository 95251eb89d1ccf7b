package io.tributary.compatibility;

/**
 * One number in [0, 1] for each of the seven groups: how well two people align in it, or where one
 * person stands in it.
 */
public record ByGroup(
        double attachment,
        double conflict,
        double cognitive,
        double values,
        double social,
        double intimacy,
        double lifeStructure) {
    /**
     * How well two people align in each group: clamp(1 − mean|a_k − b_k|, 0, 1) over its traits. 1
     * when they answer alike, 0 when they are opposite in everything.
     */
    public static ByGroup alignment(Traits a, Traits b) {
        return new ByGroup(
                alignment(a, b, TraitGroup.ATTACHMENT),
                alignment(a, b, TraitGroup.CONFLICT),
                alignment(a, b, TraitGroup.COGNITIVE),
                alignment(a, b, TraitGroup.VALUES),
                alignment(a, b, TraitGroup.SOCIAL),
                alignment(a, b, TraitGroup.INTIMACY),
                alignment(a, b, TraitGroup.LIFE_STRUCTURE));
    }

    /** Where one person stands: the mean of the traits of each group. */
    public static ByGroup means(Traits traits) {
        return new ByGroup(
                mean(traits, TraitGroup.ATTACHMENT),
                mean(traits, TraitGroup.CONFLICT),
                mean(traits, TraitGroup.COGNITIVE),
                mean(traits, TraitGroup.VALUES),
                mean(traits, TraitGroup.SOCIAL),
                mean(traits, TraitGroup.INTIMACY),
                mean(traits, TraitGroup.LIFE_STRUCTURE));
    }

    public double of(TraitGroup group) {
        return switch (group) {
            case ATTACHMENT -> attachment;
            case CONFLICT -> conflict;
            case COGNITIVE -> cognitive;
            case VALUES -> values;
            case SOCIAL -> social;
            case INTIMACY -> intimacy;
            case LIFE_STRUCTURE -> lifeStructure;
        };
    }

    private static double alignment(Traits a, Traits b, TraitGroup group) {
        double apart = 0;
        for (int index = group.first(); index <= group.last(); index++) {
            apart += Math.abs(a.at(index) - b.at(index));
        }
        return Math.clamp(1 - apart / group.size(), 0.0, 1.0);
    }

    private static double mean(Traits traits, TraitGroup group) {
        double sum = 0;
        for (int index = group.first(); index <= group.last(); index++) {
            sum += traits.at(index);
        }
        return Math.clamp(sum / group.size(), 0.0, 1.0);
    }
}
