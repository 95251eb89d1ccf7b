package io.tributary.legal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTests {
    private static final Wording BEFORE =
            new Wording("## 1. Limits\n\nOne.\n\nTwo.\n\n## 2. Law\n\nThree.\n\nFour.");

    @Test
    void the_same_words_differ_in_nothing() {
        assertThat(Comparison.between(BEFORE, BEFORE).changes()).isEmpty();
        assertThat(Comparison.between(BEFORE, BEFORE).summary()).isEmpty();
    }

    @Test
    void what_is_new_and_what_is_gone_is_found_under_its_section() {
        var after =
                new Wording(
                        """
                        ## 1. Limits

                        One.

                        Two and a half.

                        ## 2. Law

                        Three.

                        New.

                        Four.
                        """);

        var compared = Comparison.between(BEFORE, after);

        assertThat(compared.changes())
                .containsExactly(
                        new Comparison.Passage(
                                Comparison.Kind.REMOVED, "1. Limits", new Block.Paragraph("Two.")),
                        new Comparison.Passage(
                                Comparison.Kind.ADDED,
                                "1. Limits",
                                new Block.Paragraph("Two and a half.")),
                        new Comparison.Passage(
                                Comparison.Kind.ADDED, "2. Law", new Block.Paragraph("New.")));
        assertThat(compared.summary())
                .containsExactly(
                        "1. Limits: 1 passage replaced by 1 passage.", "2. Law: 1 passage new.");
    }

    @Test
    void a_section_that_is_gone_is_told_by_its_name() {
        var compared = Comparison.between(BEFORE, new Wording("## 1. Limits\n\nOne.\n\nTwo."));

        assertThat(compared.summary()).containsExactly("2. Law: 3 passages removed.");
    }

    @Test
    void against_nothing_everything_is_new() {
        var compared = Comparison.between(new Wording(""), BEFORE);

        assertThat(compared.changes())
                .hasSize(6)
                .allMatch(change -> change.kind() == Comparison.Kind.ADDED);
    }
}
