package io.tributary.compatibility.web;

import io.tributary.compatibility.ByGroup;
import io.tributary.compatibility.Portrait;
import io.tributary.compatibility.Trait;
import io.tributary.compatibility.TraitGroup;
import io.tributary.compatibility.Traits;

import java.util.Arrays;
import java.util.List;

/**
 * One group of the picture, in numbers and words.
 *
 * @param value of 100
 * @param traits a closer look, for the visitor's own eyes; empty on a shared page
 */
record GroupRow(
        String code, String label, int value, String about, String words, List<Row> traits) {
    /** One trait, of 100. */
    record Row(String label, int value) {}

    GroupRow {
        traits = List.copyOf(traits);
    }

    /** What the visitor sees of themselves. */
    static List<GroupRow> own(Traits traits) {
        var means = ByGroup.means(traits);
        return Arrays.stream(TraitGroup.values())
                .map(group -> row(group, means, rows(group, traits)))
                .toList();
    }

    /** What others see: the groups alone. */
    static List<GroupRow> shared(ByGroup means) {
        return Arrays.stream(TraitGroup.values())
                .map(group -> row(group, means, List.of()))
                .toList();
    }

    /** How two people align. */
    static List<GroupRow> aligned(ByGroup alignment) {
        return Arrays.stream(TraitGroup.values())
                .map(
                        group ->
                                new GroupRow(
                                        group.code(),
                                        group.label(),
                                        Picture.percent(alignment.of(group)),
                                        Portrait.of(group).about(),
                                        alignedWords(alignment.of(group)),
                                        List.of()))
                .toList();
    }

    private static GroupRow row(TraitGroup group, ByGroup means, List<Row> traits) {
        var portrait = Portrait.of(group);
        double mean = means.of(group);
        return new GroupRow(
                group.code(),
                group.label(),
                Picture.percent(mean),
                portrait.about(),
                portrait.words(mean),
                traits);
    }

    private static List<Row> rows(TraitGroup group, Traits traits) {
        return Trait.of(group).stream()
                .map(trait -> new Row(trait.label(), Picture.percent(traits.at(trait))))
                .toList();
    }

    private static String alignedWords(double alignment) {
        if (alignment >= 0.8) {
            return "You answer much alike here. You may not even notice how much goes without"
                    + " saying.";
        }
        return alignment >= 0.6
                ? "Close in some things, apart in others: enough in common to understand the rest."
                : "You answer quite differently here. It can be where you complete each other, and"
                        + " it is worth a talk.";
    }
}
