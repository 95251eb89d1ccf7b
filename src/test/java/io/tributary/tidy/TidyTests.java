package io.tributary.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toSet;

import io.tributary.Beside;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our own rules. Each is shown a good and a bad example, and then all our files. */
@Beside
class TidyTests {
    private static final List<Source> SOURCES = Source.all();

    private static final Pattern PROMISED_TEST =
            Pattern.compile("\\b[A-Z]\\w+(Tests|Properties|Journey)\\b");

    static Stream<Rule> rules() {
        return Stream.concat(JavaRules.all(), TextRules.all());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void our_files_keep(Rule rule) {
        assertThat(
                        SOURCES.stream()
                                .filter(source -> rule.looksAt().test(source.path()))
                                .flatMap(source -> rule.findings().apply(source).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_good_example_keeps(Rule rule) {
        assertThat(rule.findings().apply(new Source("Good.java", rule.good()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_bad_example_breaks(Rule rule) {
        assertThat(rule.findings().apply(new Source("Bad.java", rule.bad()))).isNotEmpty();
    }

    @Test
    void every_package_introduces_itself() {
        assertThat(
                        SOURCES.stream()
                                .map(Source::path)
                                .filter(path -> path.startsWith("src/main/java/"))
                                .map(path -> Objects.requireNonNull(Path.of(path).getParent()))
                                .distinct()
                                .filter(
                                        directory ->
                                                !Files.exists(
                                                        directory.resolve("package-info.java"))))
                .isEmpty();
    }

    /** A module's front page names, for each promise, the test that proves it. */
    @Test
    void every_promise_has_its_test() {
        var tests =
                SOURCES.stream()
                        .map(source -> source.path().replaceAll(".*/|\\.java$", ""))
                        .collect(toSet());
        assertThat(
                        SOURCES.stream()
                                .filter(
                                        source ->
                                                source.path()
                                                        .matches("src/main/.*/package-info.java"))
                                .flatMap(
                                        source ->
                                                source.matches(PROMISED_TEST, "promised").stream())
                                .filter(found -> !tests.contains(found.what().substring(10))))
                .isEmpty();
    }

    @Test
    void the_files_are_found() {
        assertThat(SOURCES.stream().map(Source::path))
                .contains("pom.xml", "src/main/java/io/tributary/Tributary.java");
    }
}
