package io.tributary.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.CodeSample;
import io.tributary.portal.spi.Field;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class PartsTests {
    private static final String EVIL = "\"><script>alert('x')</script>";

    private static final Pattern SHAPE = Pattern.compile("<(circle|path|rect)[^>]*>");

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.tributary");

    @Test
    void escapes_what_was_typed_into_a_field() {
        var html = render("field", Map.of("field", Field.text("name", "Name").value(EVIL)));
        assertThat(html).doesNotContain("<script>").contains("&#34;>");
    }

    @Test
    void escapes_code_and_marks() {
        assertThat(render("code", Map.of("id", "a", "sample", new CodeSample(EVIL, EVIL))))
                .doesNotContain("<script>");
        assertThat(render("badge", Map.of("badge", Badge.good(EVIL)))).doesNotContain("<script>");
    }

    @Test
    void ties_an_error_to_its_field_and_the_summary_to_both() {
        var errors = List.of(new InputError("/name", "Say what it is for."));
        assertThat(render("field", Map.of("field", Field.text("name", "Name").errors(errors))))
                .contains(
                        "aria-invalid=\"true\"",
                        "aria-describedby=\"field-name-error\"",
                        "id=\"field-name-error\"");
        assertThat(render("errors", Map.of("errors", errors)))
                .contains("href=\"#field-name\"", "One thing needs your attention");
        assertThat(render("errors", Map.of("errors", List.of()))).isBlank();
    }

    @Test
    void keeps_the_choice() {
        var tiers =
                List.of(
                        new Choices.Option("starter", "Starter"),
                        new Choices.Option("research", "Research"));
        assertThat(
                        render(
                                "radios",
                                Map.of(
                                        "field",
                                        Choices.of("tier", "Tier", tiers).chosen("research"))))
                .contains("value=\"research\" checked")
                .doesNotContain("value=\"starter\" checked");
    }

    @Test
    void draws_one_shape_for_each_mark() {
        var marks =
                List.of(
                        Badge.good("a"),
                        Badge.warm("a"),
                        Badge.bad("a"),
                        Badge.info("a"),
                        Badge.plain("a"));
        assertThat(marks)
                .extracting(
                        badge ->
                                SHAPE.matcher(render("badge", Map.of("badge", badge)))
                                        .results()
                                        .map(MatchResult::group)
                                        .toList())
                .doesNotHaveDuplicates()
                .allSatisfy(shapes -> assertThat(shapes).hasSize(1));
    }

    private String render(String part, Map<String, Object> parameters) {
        var output = new StringOutput();
        templates.render("portal/web/" + part + ".jte", parameters, output);
        return output.toString();
    }
}
