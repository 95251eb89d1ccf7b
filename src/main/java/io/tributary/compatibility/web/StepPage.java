package io.tributary.compatibility.web;

import io.tributary.compatibility.Answers;
import io.tributary.compatibility.Scene;
import io.tributary.compatibility.Statement;
import io.tributary.compatibility.Trait;
import io.tributary.compatibility.TraitGroup;
import io.tributary.compatibility.Way;
import io.tributary.kernel.InputError;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One of the seven steps of either way.
 *
 * @param opening what the scene begins with; empty for statements
 * @param errors what is still to be answered, after the visitor wanted to go on
 */
record StepPage(
        Way way,
        int number,
        String title,
        String opening,
        List<Mark> marks,
        List<Question> questions,
        List<InputError> errors) {
    /** One step in the row of seven. */
    record Mark(String label, boolean isCurrent, boolean isDone) {}

    /**
     * One question, with its choices.
     *
     * @param name of its field
     * @param error what is wrong with it; null when nothing is
     */
    record Question(String name, String text, @Nullable String error, List<Option> options) {
        Question {
            options = List.copyOf(options);
        }
    }

    /** One choice. */
    record Option(String id, String value, String label, boolean isChosen) {}

    StepPage {
        marks = List.copyOf(marks);
        questions = List.copyOf(questions);
        errors = List.copyOf(errors);
    }

    static TraitGroup group(int number) {
        return List.of(TraitGroup.values()).get(number - 1);
    }

    static int number(TraitGroup group) {
        return List.of(TraitGroup.values()).indexOf(group) + 1;
    }

    boolean isFirst() {
        return number == 1;
    }

    boolean isLast() {
        return number == TraitGroup.values().length;
    }

    boolean isStory() {
        return way == Way.STORY;
    }

    static StepPage of(Way way, int number, Answers answers, boolean wantsOn) {
        var group = group(number);
        var open =
                Trait.of(group).stream()
                        .filter(trait -> wantsOn && answers.of(trait).isEmpty())
                        .map(
                                trait ->
                                        new InputError(
                                                name(trait),
                                                "Choose one: " + shortText(way, trait)))
                        .toList();
        var scene = Scene.of(group);
        return new StepPage(
                way,
                number,
                way == Way.STORY ? scene.title() : group.label(),
                way == Way.STORY ? scene.opening() : "",
                marks(number, answers),
                way == Way.STORY
                        ? scene.moments().stream()
                                .map(moment -> question(moment, answers, open))
                                .toList()
                        : Statement.of(group).stream()
                                .map(statement -> question(statement, answers, open))
                                .toList(),
                open);
    }

    /** What a form of this step says, as values of traits; what it does not know it leaves out. */
    static Map<Trait, Double> given(Way way, int number, Function<String, @Nullable String> form) {
        var given = new HashMap<Trait, Double>();
        var group = group(number);
        if (way == Way.STATEMENTS) {
            for (var statement : Statement.of(group)) {
                int point = index(form.apply(name(statement.trait())), Statement.SCALE.size());
                if (point >= 0) {
                    given.put(statement.trait(), statement.value(point));
                }
            }
        } else {
            for (var moment : Scene.of(group).moments()) {
                int choice = index(form.apply(name(moment.trait())), moment.choices().size());
                if (choice >= 0) {
                    given.put(moment.trait(), moment.choices().get(choice).value());
                }
            }
        }
        return given;
    }

    private static int index(@Nullable String text, int size) {
        if (text == null || text.length() != 1) {
            return -1;
        }
        int index = text.charAt(0) - '0';
        return index < size ? index : -1;
    }

    private static Question question(Statement statement, Answers answers, List<InputError> open) {
        var name = name(statement.trait());
        var options =
                IntStream.range(0, Statement.SCALE.size())
                        .mapToObj(
                                point ->
                                        new Option(
                                                id(name, point),
                                                String.valueOf(point),
                                                Statement.SCALE.get(point),
                                                answers.has(
                                                        statement.trait(), statement.value(point))))
                        .toList();
        return new Question(name, statement.text(), error(name, open), options);
    }

    private static Question question(Scene.Moment moment, Answers answers, List<InputError> open) {
        var name = name(moment.trait());
        var options = new ArrayList<Option>();
        for (var choice : moment.choices()) {
            int index = options.size();
            options.add(
                    new Option(
                            id(name, index),
                            String.valueOf(index),
                            choice.text(),
                            answers.has(moment.trait(), choice.value())));
        }
        return new Question(name, moment.text(), error(name, open), options);
    }

    private static List<Mark> marks(int number, Answers answers) {
        return Arrays.stream(TraitGroup.values())
                .map(
                        group ->
                                new Mark(
                                        group.label(),
                                        number(group) == number,
                                        Trait.of(group).stream()
                                                .noneMatch(trait -> answers.of(trait).isEmpty())))
                .toList();
    }

    private static @Nullable String error(String name, List<InputError> open) {
        return open.stream().anyMatch(error -> error.pointer().equals(name))
                ? "Choose the one that is nearest."
                : null;
    }

    private static String shortText(Way way, Trait trait) {
        if (way == Way.STATEMENTS) {
            return Statement.all().get(trait.index()).text();
        }
        return Scene.of(trait.group()).moments().stream()
                .filter(moment -> moment.trait() == trait)
                .map(Scene.Moment::text)
                .findFirst()
                .orElseThrow();
    }

    /** The first choice has the id to which an error links. */
    private static String id(String name, int index) {
        return io.tributary.portal.spi.Form.id(name) + (index == 0 ? "" : "-" + index);
    }

    private static String name(Trait trait) {
        return "t" + trait.index();
    }
}
