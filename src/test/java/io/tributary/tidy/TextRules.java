package io.tributary.tidy;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our rules about files of every kind. */
final class TextRules {
    private static final int LONG_FILE = 400;
    private static final int LONG_README = 200;
    private static final int LONG_DECISION = 40;

    /** The words are put together here, so that this file keeps the rules it states. */
    private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

    private static final Pattern MACHINE =
            Pattern.compile(
                    "/usr/lib/"
                            + "jvm|(?<![\\w./}-])/(work|root|home/\\w+)/"
                            + "|repo1?\\.maven\\."
                            + "|registry\\.npm"
                            + "|pypi\\."
                            + "org|deb\\.debian\\."
                            + "org|docker\\."
                            + "io");

    private TextRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule(
                        "a Java file has one subject",
                        named("src/.*\\.java"),
                        source -> longerThan(source, LONG_FILE),
                        "a\n".repeat(LONG_FILE),
                        "a\n".repeat(LONG_FILE + 1)),
                new Rule(
                        "the README is read in one go",
                        named("README\\.md"),
                        source -> longerThan(source, LONG_README),
                        "a\n".repeat(LONG_README),
                        "a\n".repeat(LONG_README + 1)),
                new Rule(
                        "a decision is told in forty lines",
                        named("docs/decisions/.*\\.md"),
                        source -> longerThan(source, LONG_DECISION),
                        "a\n".repeat(LONG_DECISION),
                        "a\n".repeat(LONG_DECISION + 1)),
                new Rule(
                        "nothing is left for later",
                        _ -> true,
                        source -> source.matches(LATER, "left for later"),
                        "// the last hour is not rolled up yet: its calls still arrive",
                        "// TO" + "DO roll up"),
                new Rule(
                        "no machine and no registry is named",
                        Predicate.not(
                                named(
                                        "pom\\.xml|\\.mvn/.*|bench/[a-z-]+|src/main/resources/static/.*")),
                        source -> source.matches(MACHINE, "named"),
                        "directory = target/work/data",
                        "directory = /ro" + "ot/data"),
                new Rule(
                        "SQL in migrations is lower case",
                        named("src/main/resources/db/migration/.*\\.sql"),
                        TextRules::loudSql,
                        "-- NOT this\ncreate table a (b text check (b <> 'AND'));",
                        "CREATE TABLE a (b text);"));
    }

    private static Predicate<String> named(String path) {
        return Pattern.compile(path).asMatchPredicate();
    }

    private static List<Finding> longerThan(Source source, int lines) {
        return source.lines() > lines
                ? List.of(
                        new Finding(
                                source.path(), lines, source.lines() + " lines, at most " + lines))
                : List.of();
    }

    private static List<Finding> loudSql(Source source) {
        return Sql.upperCaseKeywords(source.text()).stream()
                .map(word -> new Finding(source.path(), 1, word))
                .toList();
    }
}
