package io.tributary.compatibility;

import java.util.ArrayList;
import java.util.List;

/**
 * One scene of the story, which asks after the traits of one group.
 *
 * @param opening what happens before the first moment
 */
public record Scene(TraitGroup group, String title, String opening, List<Moment> moments) {
    private static final double MOST = 3;
    private static final List<Scene> ALL = read();

    /** A moment in which the reader decides what to do, and thereby tells of one trait. */
    public record Moment(Trait trait, String text, List<Choice> choices) {
        public Moment {
            choices = List.copyOf(choices);
        }
    }

    /**
     * One way to act.
     *
     * @param value how much of the trait it tells of, in [0, 1]
     */
    public record Choice(String text, double value) {}

    public Scene {
        moments = List.copyOf(moments);
    }

    /** The whole story: one scene for each group, in their order. */
    public static List<Scene> all() {
        return ALL;
    }

    public static Scene of(TraitGroup group) {
        return ALL.stream().filter(scene -> scene.group() == group).findFirst().orElseThrow();
    }

    /** Reads the story: "= GROUP | title", its opening; "+ TRAIT", its text; "0 to 3", a choice. */
    private static List<Scene> read() {
        var lines = Texts.lines("story.txt").iterator();
        var scenes = new ArrayList<Scene>();
        var moments = new ArrayList<Moment>();
        var choices = new ArrayList<Choice>();
        while (lines.hasNext()) {
            var line = lines.next();
            var text = line.substring(2);
            switch (line.charAt(0)) {
                case '=' -> {
                    moments = new ArrayList<>();
                    var parts = text.split(" \\| ", 2);
                    var group = TraitGroup.valueOf(parts[0]);
                    scenes.add(new Scene(group, parts[1], lines.next(), List.of()));
                }
                case '+' -> {
                    choices = new ArrayList<>();
                    moments.add(new Moment(Trait.valueOf(text), lines.next(), List.of()));
                }
                default -> {
                    choices.add(new Choice(text, (line.charAt(0) - '0') / MOST));
                    var moment = moments.removeLast();
                    moments.add(new Moment(moment.trait(), moment.text(), choices));
                    var scene = scenes.removeLast();
                    scenes.add(new Scene(scene.group(), scene.title(), scene.opening(), moments));
                }
            }
        }
        return List.copyOf(scenes);
    }
}
