package io.tributary.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class DocsIndexTests {
    private static final Passage LIMITS =
            new Passage(
                    "Guide",
                    "Limits: Past a quota",
                    "/limits",
                    "",
                    "The answer is 429 with Retry-After in seconds. A refused call counts"
                            + " nothing.");
    private static final Passage ROTATE =
            new Passage(
                    "Operation",
                    "Rotate an API key",
                    "/rotate",
                    "POST /api/v1/api-keys/{id}/rotate rotateApiKey",
                    "Makes a successor and lets the old key go on for some days.");
    private static final Passage WEBHOOKS =
            new Passage(
                    "Guide",
                    "Webhooks: Answer quickly",
                    "/webhooks",
                    "",
                    "Signed messages are tried again for three days. Keys rotate too.");

    private final DocsIndex index = new DocsIndex(List.of(LIMITS, ROTATE, WEBHOOKS));

    private List<String> found(String asked) {
        return index.find(asked, 10).hits().stream().map(hit -> hit.passage().href()).toList();
    }

    @Test
    void a_word_of_the_title_goes_before_one_of_the_text() {
        assertThat(found("rotate")).containsExactly("/rotate", "/webhooks");
    }

    @Test
    void who_has_more_of_the_words_goes_first() {
        assertThat(found("retry after webhooks").getFirst()).isEqualTo("/limits");
        assertThat(found("key successor")).startsWith("/rotate");
    }

    @Test
    void a_word_is_found_in_its_other_forms_and_by_its_beginning() {
        assertThat(found("signing")).containsExactly("/webhooks");
        assertThat(found("webhook")).containsExactly("/webhooks");
        assertThat(found("succ")).containsExactly("/rotate");
    }

    @Test
    void a_mistyped_word_is_read_as_the_one_it_is_nearest_to() {
        var found = index.find("webhoosk", 10);
        assertThat(found.hits())
                .extracting(hit -> hit.passage().href())
                .containsExactly("/webhooks");
        assertThat(found.readAs()).containsEntry("webhoosk", "webhook");
        assertThat(index.find("webhooks", 10).readAs()).isEmpty();
    }

    @Test
    void names_and_numbers_are_found() {
        assertThat(found("429")).containsExactly("/limits");
        assertThat(found("rotateApiKey").getFirst()).isEqualTo("/rotate");
        assertThat(found("/api/v1/api-keys").getFirst()).isEqualTo("/rotate");
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(found("xylophone")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found("the of and"))
                .as("words that tell nothing, in no passage")
                .isSubsetOf("/limits", "/rotate", "/webhooks");
    }

    @Test
    void what_was_looked_for_is_marked_in_title_and_excerpt() {
        var hit = index.find("rotating", 1).hits().getFirst();
        assertThat(marked(hit.title())).containsExactly("Rotate");
        assertThat(text(hit.title())).isEqualTo("Rotate an API key");
        var day = index.find("days", 10).hits();
        assertThat(day).allSatisfy(one -> assertThat(marked(one.excerpt())).isNotEmpty());
    }

    @Test
    void an_excerpt_of_a_long_text_stands_around_the_words() {
        var text = "word ".repeat(200) + "the needle lies here " + "word ".repeat(200);
        var excerpt = Words.excerpt(text, Set.of("needl"));
        assertThat(excerpt).contains("needle").startsWith("… ").endsWith(" …");
        assertThat(excerpt.length()).isBetween(100, 220);
        assertThat(Words.excerpt("short", Set.of("needl"))).isEqualTo("short");
    }

    @Test
    void neighbours_that_changed_places_are_one_step_apart() {
        assertThat(Words.distance("limit", "limit")).isZero();
        assertThat(Words.distance("limit", "lmiit")).isEqualTo(1);
        assertThat(Words.distance("limit", "limits")).isEqualTo(1);
        assertThat(Words.distance("", "abc")).isEqualTo(3);
    }

    private static List<String> marked(List<Words.Run> runs) {
        return runs.stream().filter(Words.Run::marked).map(Words.Run::text).toList();
    }

    private static String text(List<Words.Run> runs) {
        return runs.stream().map(Words.Run::text).collect(Collectors.joining());
    }
}
