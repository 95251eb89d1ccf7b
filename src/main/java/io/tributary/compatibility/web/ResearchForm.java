package io.tributary.compatibility.web;

import io.tributary.compatibility.Background;
import io.tributary.compatibility.Research;
import io.tributary.portal.spi.Choices;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The choice to give a result to research: a box that is never ticked beforehand.
 *
 * @param isGiven whether it was given
 * @param unticked whether the visitor sent it without ticking the box
 */
record ResearchForm(String action, boolean isGiven, boolean unticked, Choices age, Choices region) {
    private static final Choices.Option UNTOLD = new Choices.Option("", "Rather not say");

    static ResearchForm of(String action, boolean isGiven) {
        return of(action, isGiven, false, "", "");
    }

    static ResearchForm of(
            String action, boolean isGiven, boolean unticked, String age, String region) {
        return new ResearchForm(
                action,
                isGiven,
                unticked,
                Choices.of("age", "Your age (optional)", ages()).chosen(age),
                Choices.of("region", "Where you live (optional)", regions()).chosen(region));
    }

    String consent() {
        return Research.CONSENT;
    }

    /** What was chosen; an unknown word counts as untold. */
    static Background background(@Nullable String age, @Nullable String region) {
        return new Background(
                age == null ? null : Background.AgeRange.of(age).orElse(null),
                region == null ? null : Background.Region.of(region).orElse(null));
    }

    private static List<Choices.Option> ages() {
        return Stream.concat(
                        Stream.of(UNTOLD),
                        Arrays.stream(Background.AgeRange.values())
                                .map(age -> new Choices.Option(age.code(), age.label())))
                .toList();
    }

    private static List<Choices.Option> regions() {
        return Stream.concat(
                        Stream.of(UNTOLD),
                        Arrays.stream(Background.Region.values())
                                .map(region -> new Choices.Option(region.code(), region.label())))
                .toList();
    }
}
