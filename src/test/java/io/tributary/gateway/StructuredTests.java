package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Structured fields, by the examples of RFC 9651. */
class StructuredTests {
    private static String dictionary(String text) {
        return Structured.written(StructuredReader.dictionary(text));
    }

    private static String list(String text) {
        return Structured.written(StructuredReader.list(text));
    }

    private static String item(String text) {
        return Structured.written(StructuredReader.item(text));
    }

    @Test
    void items_are_written_in_one_way() {
        assertThat(item("  5; foo=bar ")).isEqualTo("5;foo=bar");
        assertThat(item("-0042")).isEqualTo("-42");
        assertThat(item("4.500")).isEqualTo("4.5");
        assertThat(item("4.0")).isEqualTo("4.0");
        assertThat(item("\"a \\\"quote\\\" and \\\\\"")).isEqualTo("\"a \\\"quote\\\" and \\\\\"");
        assertThat(item("foo123/456")).isEqualTo("foo123/456");
        assertThat(item(":cHJldGVuZCB0aGlzIGlzIGJpbmFyeSBjb250ZW50Lg==:"))
                .isEqualTo(":cHJldGVuZCB0aGlzIGlzIGJpbmFyeSBjb250ZW50Lg==:");
        assertThat(item("?0")).isEqualTo("?0");
        assertThat(item("@1659578233")).isEqualTo("@1659578233");
    }

    @Test
    void lists_and_dictionaries_keep_their_order() {
        assertThat(list("sugar,  tea,\trum")).isEqualTo("sugar, tea, rum");
        assertThat(list("(\"foo\";  a=1;b=2);lvl=5, (\"bar\" \"baz\");lvl=1"))
                .isEqualTo("(\"foo\";a=1;b=2);lvl=5, (\"bar\" \"baz\");lvl=1");
        assertThat(dictionary("a=?0, b, c; foo=bar")).isEqualTo("a=?0, b, c;foo=bar");
        assertThat(dictionary("a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid"))
                .isEqualTo("a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid");
        assertThat(dictionary("a=1,    b=2;x=1;y=2,   c=(a   b   c)"))
                .isEqualTo("a=1, b=2;x=1;y=2, c=(a b c)");
        assertThat(dictionary("")).isEmpty();
    }

    @Test
    void the_last_of_two_equal_names_counts() {
        assertThat(dictionary("a=1, b=2, a=3")).isEqualTo("a=3, b=2");
        assertThat(item("1;x=1;x=2")).isEqualTo("1;x=2");
    }

    @Test
    void what_is_not_whole_is_refused() {
        for (var text :
                List.of(
                        "a=1,",
                        "a=1, ,b=2",
                        "A=1",
                        "a=",
                        "a=1 b=2",
                        "a=(1 2",
                        "a=(1,2)",
                        "a=\"x",
                        "a=\"\u00e9\"",
                        "a=\"\\n\"",
                        "a=:YQ=:",
                        "a=:Y Q:",
                        "a=?2",
                        "a=1234567890123456",
                        "a=1.2345",
                        "a=1.",
                        "a=--1",
                        "a=;b",
                        "=1",
                        "a=@1.5",
                        "a=(\"x\"\"y\")")) {
            assertThatThrownBy(() -> dictionary(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
