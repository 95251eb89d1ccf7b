package io.tributary.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.portal.spi.Assets;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the compiler cannot see in templates: names of files and icons, and what the policy forbids.
 */
class TemplatesTests {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TEMPLATE_NAME = Pattern.compile("\"([a-z]+/web/[a-z-]+)\"");
    private static final Pattern ICON = Pattern.compile("icon\\(name = \"([a-z-]+)\"");
    private static final Pattern SCRIPTS =
            Pattern.compile("scripts = (?:java\\.util\\.)?List\\.of\\(([^)]*)\\)");
    private static final Pattern ASSET = Pattern.compile("shell\\.asset\\(\"([^\"]+)\"\\)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    /**
     * Inline scripts, styles and handlers do not run under our policy; raw output is never needed.
     */
    private static final Pattern FORBIDDEN =
            Pattern.compile(
                    "\\sstyle\\s*=|\\son[a-z]+\\s*=|<style|<script(?![^>]*\\ssrc=)|javascript:|\\$unsafe");

    @Test
    void every_template_that_a_controller_names_exists() {
        var named =
                files(SOURCES, ".java")
                        .flatMap(file -> found(TEMPLATE_NAME, file))
                        .distinct()
                        .toList();
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(TEMPLATES.resolve(name + ".jte")).exists());
    }

    @Test
    void every_icon_that_is_named_is_drawn() {
        var drawn = text(TEMPLATES.resolve("portal/web/icon.jte"));
        var named = files(TEMPLATES, ".jte").flatMap(file -> found(ICON, file)).distinct().toList();
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(drawn).contains("name.equals(\"" + name + "\")"));
    }

    @Test
    void every_file_that_a_template_loads_exists() {
        var assets = new Assets();
        var named = files(TEMPLATES, ".jte").flatMap(TemplatesTests::assetsOf).distinct().toList();
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(assets.find(name)).isPresent());
    }

    @Test
    void no_template_holds_what_the_policy_forbids() {
        var offences =
                files(TEMPLATES, ".jte")
                        .flatMap(
                                file ->
                                        FORBIDDEN
                                                .matcher(text(file))
                                                .results()
                                                .map(hit -> file + ": " + hit.group()))
                        .toList();
        assertThat(offences).isEmpty();
    }

    @Test
    void the_policy_would_forbid_each_of_these() {
        assertThat(
                        List.of(
                                "<p style=\"a\">",
                                "<a onclick='b'>",
                                "<script>c</script>",
                                "$unsafe{d}"))
                .allSatisfy(bad -> assertThat(FORBIDDEN.matcher(bad).find()).isTrue());
        assertThat(FORBIDDEN.matcher("<script src=\"${shell.asset(\"page.js\")}\" defer>").find())
                .isFalse();
    }

    private static Stream<String> assetsOf(Path file) {
        var listed =
                found(SCRIPTS, file)
                        .flatMap(
                                list ->
                                        QUOTED.matcher(list)
                                                .results()
                                                .map(quoted -> quoted.group(1)));
        return Stream.concat(found(ASSET, file), listed);
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        return pattern.matcher(text(file)).results().map((MatchResult hit) -> hit.group(1));
    }

    private static Stream<Path> files(Path root, String ending) {
        try (var walk = Files.walk(root)) {
            return walk.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
