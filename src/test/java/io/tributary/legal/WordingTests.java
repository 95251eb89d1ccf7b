package io.tributary.legal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class WordingTests {
    @Test
    void is_read_as_it_is_written() {
        var wording =
                new Wording(
                        """
                        ## 1. Keys and secrets

                        A key is yours. Keep it
                        secret.

                        - on a server
                        - never in an app,
                          nor in an address

                        | Tier | Calls |
                        | --- | --- |
                        | Starter | 10,000 |
                        """);

        assertThat(wording.blocks())
                .containsExactly(
                        new Block.Heading("1. Keys and secrets", "1-keys-and-secrets"),
                        new Block.Paragraph("A key is yours. Keep it secret."),
                        new Block.Bullets(
                                List.of("on a server", "never in an app, nor in an address")),
                        new Block.Table(
                                List.of("Tier", "Calls"), List.of(List.of("Starter", "10,000"))));
        assertThat(wording.sections()).hasSize(1);
    }

    @Test
    void nothing_of_a_text_is_lost() {
        var wording = new Wording("Before all.\n\n## One\nand a half\n\n\n\nAfter.");

        assertThat(wording.blocks())
                .containsExactly(
                        new Block.Paragraph("Before all."),
                        new Block.Heading("One and a half", "one-and-a-half"),
                        new Block.Paragraph("After."));
    }
}
