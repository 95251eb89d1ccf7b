package io.tributary.tidy;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A rule of ours.
 *
 * @param name the rule as a sentence
 * @param looksAt the paths, from the repository's root, of the files it is about
 * @param findings where such a file breaks it
 * @param good an example that keeps it
 * @param bad an example that breaks it
 */
record Rule(
        String name,
        Predicate<String> looksAt,
        Function<Source, List<Finding>> findings,
        String good,
        String bad) {
    @Override
    public String toString() {
        return name;
    }
}
