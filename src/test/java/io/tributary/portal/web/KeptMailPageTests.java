package io.tributary.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.portal.web.KeptMailPage.Piece;

import org.junit.jupiter.api.Test;

class KeptMailPageTests {
    @Test
    void links_addresses_of_the_web_and_leaves_the_stop_behind_them() {
        assertThat(KeptMailPage.pieces("Open http://localhost:8080/verify?t=a-b. Thank you."))
                .containsExactly(
                        new Piece("Open ", null),
                        new Piece(
                                "http://localhost:8080/verify?t=a-b",
                                "http://localhost:8080/verify?t=a-b"),
                        new Piece(". Thank you.", null));
    }

    @Test
    void links_nothing_that_runs() {
        assertThat(KeptMailPage.pieces("javascript:alert(1) data:text/html,x"))
                .containsExactly(new Piece("javascript:alert(1) data:text/html,x", null));
    }

    @Test
    void ends_a_link_before_a_tag() {
        assertThat(KeptMailPage.pieces("https://a.example/\"><script>"))
                .containsExactly(
                        new Piece("https://a.example/", "https://a.example/"),
                        new Piece("\"><script>", null));
    }
}
