package io.tributary.compatibility;

import java.util.ArrayList;
import java.util.List;

/**
 * One statement of the assessment, to be answered on a scale of five points.
 *
 * @param reversed whether agreeing tells of less of the trait
 */
public record Statement(Trait trait, String text, boolean reversed) {
    /** The points of the scale, from the least agreement to the most. */
    public static final List<String> SCALE =
            List.of("Not at all", "A little", "Partly", "Mostly", "Entirely");

    private static final List<Statement> ALL = read();

    /** All 32, in the order of their traits. */
    public static List<Statement> all() {
        return ALL;
    }

    /** Those of one group. */
    public static List<Statement> of(TraitGroup group) {
        return ALL.subList(group.first(), group.last() + 1);
    }

    /**
     * How much of the trait a point of the scale tells of, in [0, 1].
     *
     * @param point from 0, not at all, to 4, entirely
     */
    public double value(int point) {
        double agreement = point / (SCALE.size() - 1.0);
        return reversed ? 1 - agreement : agreement;
    }

    private static List<Statement> read() {
        var statements = new ArrayList<Statement>();
        for (var line : Texts.lines("statements.txt")) {
            var words = line.split("\\s+", 3);
            var trait = Trait.valueOf(words[0]);
            if (trait.index() != statements.size()) {
                throw new IllegalStateException("the statement is out of order: " + line);
            }
            statements.add(new Statement(trait, words[2], words[1].equals("-")));
        }
        return List.copyOf(statements);
    }
}
