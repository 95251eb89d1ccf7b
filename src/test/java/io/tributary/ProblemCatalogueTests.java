package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.tributary.kernel.Problem;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code docs/problems.md} is made from the modules' problems. To write it anew: {@code ./mvnw -q
 * test -Dtest=ProblemCatalogueTests -Dtributary.docs=write}.
 */
class ProblemCatalogueTests {
    private static final Path PAGE = Path.of("docs", "problems.md");

    private static final String HEAD =
            """
            # Problems

            Errors leave as RFC 9457 problem details: `application/problem+json` with a stable `type`, the
            `title` and `status` below, a `detail` written for the occasion, the `request_id`, and for bad
            input `errors: [{pointer, detail}]`.

            This page is made from the code by a test; edit the enums, not the page.
            """;

    @Test
    void the_page_tells_every_problem() throws IOException {
        var page = HEAD + catalogues().map(ProblemCatalogueTests::section).collect(joining());
        if ("write".equals(System.getProperty("tributary.docs"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as(
                        "write it anew: ./mvnw -q test -Dtest=ProblemCatalogueTests"
                                + " -Dtributary.docs=write")
                .hasContent(page);
    }

    @Test
    void a_code_names_one_problem() {
        assertThat(catalogues().flatMap(type -> problems(type).stream()).map(Problem::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void a_problem_is_an_error() {
        assertThat(catalogues().flatMap(type -> problems(type).stream()))
                .allSatisfy(problem -> assertThat(problem.status()).isBetween(400, 599))
                .allSatisfy(problem -> assertThat(problem.title()).isNotBlank())
                .allSatisfy(problem -> assertThat(problem.remedy()).endsWith("."));
    }

    private static Stream<Class<?>> catalogues() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.tributary")
                        .stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Problem.class))
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .map(JavaClass::reflect);
    }

    private static String section(Class<?> catalogue) {
        var module = catalogue.getPackageName().replace("io.tributary.", "");
        return "\n## "
                + module
                + "\n\n| code | status | title | what to do |\n|---|---|---|---|\n"
                + problems(catalogue).stream().map(ProblemCatalogueTests::row).collect(joining());
    }

    private static String row(Problem problem) {
        return "| `%s` | %d | %s | %s |\n"
                .formatted(problem.code(), problem.status(), problem.title(), problem.remedy());
    }

    private static List<Problem> problems(Class<?> catalogue) {
        return Stream.of(catalogue.getEnumConstants()).map(Problem.class::cast).toList();
    }
}
