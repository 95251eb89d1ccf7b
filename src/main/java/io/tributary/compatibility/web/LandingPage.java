package io.tributary.compatibility.web;

import io.tributary.compatibility.Answers;
import io.tributary.compatibility.Assessment;
import io.tributary.compatibility.Traits;
import io.tributary.compatibility.Way;

import java.util.List;
import java.util.Optional;

/**
 * Where the assessment begins, or goes on.
 *
 * @param hasAnswers whether something of this visitor is kept
 * @param invited whether they came by a friend's invitation
 */
record LandingPage(List<Choice> ways, Picture example, boolean hasAnswers, boolean invited) {
    /**
     * One way through it.
     *
     * @param progress how far the visitor has come; empty before the first answer
     */
    record Choice(
            String title,
            String sentence,
            String takes,
            String icon,
            String href,
            String action,
            String progress,
            long answered) {}

    LandingPage {
        ways = List.copyOf(ways);
    }

    /** The one to begin with: where the visitor has come furthest, else the first. */
    Choice start() {
        return ways.stream()
                .reduce((one, other) -> other.answered() > one.answered() ? other : one)
                .orElseThrow();
    }

    static Choice choice(Way way, Optional<Assessment> kept) {
        int answered = kept.map(Assessment::answers).map(Answers::count).orElse(0);
        boolean isDone = answered == Traits.COUNT;
        String base = "/assessment/" + way.code();
        String progress = answered == 0 ? "" : isDone ? "Finished" : answered + " of 32 answered";
        String action =
                switch (way) {
                    case STATEMENTS -> "Begin with statements";
                    case STORY -> "Begin the story";
                };
        return new Choice(
                switch (way) {
                    case STATEMENTS -> "32 statements";
                    case STORY -> "A week at the ferry house";
                },
                switch (way) {
                    case STATEMENTS ->
                            "Read a sentence, say how much it is like you. Seven short steps.";
                    case STORY ->
                            "A short story in seven scenes. You decide what you would do; it asks"
                                    + " the same things.";
                },
                switch (way) {
                    case STATEMENTS -> "About 5 minutes";
                    case STORY -> "About 12 minutes";
                },
                switch (way) {
                    case STATEMENTS -> "list";
                    case STORY -> "book";
                },
                isDone ? base + "/result" : base,
                isDone ? "See your picture" : answered > 0 ? "Go on" : action,
                progress,
                answered);
    }
}
