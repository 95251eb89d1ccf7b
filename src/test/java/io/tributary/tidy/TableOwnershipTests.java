package io.tributary.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Beside;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A table is named by the module that owns it and by no other. */
@Beside
class TableOwnershipTests {
    private static final Set<String> SCHEMAS =
            Set.of(
                    "platform",
                    "identity",
                    "legal",
                    "ledger",
                    "payments",
                    "metering",
                    "privacy",
                    "notify",
                    "gateway",
                    "billing",
                    "settlement",
                    "support",
                    "compatibility",
                    "desk");
    private static final Pattern JAVA =
            Pattern.compile("src/main/java/io/tributary/(\\w+)/.*\\.java");
    private static final Pattern MIGRATION =
            Pattern.compile("src/main/resources/db/migration/(\\w+)/.*\\.sql");

    /** What the platform offers to the migrations of every module. */
    private static final Pattern OFFERED =
            Pattern.compile("platform\\.(protect|scope_is_system|scope_organization)\\b");

    @Test
    void no_module_names_the_tables_of_another() {
        assertThat(Source.all().stream().flatMap(source -> trespasses(source).stream())).isEmpty();
    }

    @Test
    void every_migration_belongs_to_a_schema_we_look_for() {
        assertThat(Source.all().stream().map(Source::path).map(MIGRATION::matcher))
                .filteredOn(path -> path.matches() && !path.group(1).equals("__root"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(SCHEMAS).contains(path.group(1)));
    }

    @Test
    void a_trespass_in_java_is_seen() {
        var source =
                new Source(
                        "src/main/java/io/tributary/gateway/KeyStore.java",
                        "class KeyStore { String q = \"select id from identity.person\"; }");

        assertThat(trespasses(source))
                .singleElement()
                .hasToString(source.path() + ":1 names identity");
    }

    @Test
    void a_trespass_in_a_migration_is_seen() {
        var path = "src/main/resources/db/migration/gateway/V9__x.sql";

        assertThat(
                        trespasses(
                                new Source(
                                        path,
                                        "create table gateway.a (b uuid references"
                                                + " identity.person);")))
                .hasSize(1);
        assertThat(
                        trespasses(
                                new Source(
                                        path,
                                        "call platform.protect('gateway.a'); -- not"
                                                + " identity.person")))
                .isEmpty();
    }

    @Test
    void a_topic_is_not_a_table() {
        var source =
                new Source(
                        "src/main/java/io/tributary/gateway/Cache.java",
                        "class Cache { String topic = \"identity.organization\"; }");

        assertThat(trespasses(source)).isEmpty();
    }

    private static List<Finding> trespasses(Source source) {
        var java = JAVA.matcher(source.path());
        if (java.matches()) {
            return JavaSource.of(source).strings().stream()
                    .filter(text -> Sql.isStatement(text.value()))
                    .flatMap(text -> foreign(text.value(), java.group(1), text.place()))
                    .toList();
        }
        var migration = MIGRATION.matcher(source.path());
        if (migration.matches()) {
            var owner = migration.group(1).equals("__root") ? "platform" : migration.group(1);
            var own = OFFERED.matcher(source.text()).replaceAll(" ");
            return foreign(own, owner, new Finding(source.path(), 1, "")).toList();
        }
        return List.of();
    }

    private static java.util.stream.Stream<Finding> foreign(
            String sql, String owner, Finding place) {
        return Sql.schemas(sql, SCHEMAS).stream()
                .filter(schema -> !schema.equals(owner))
                .map(schema -> new Finding(place.file(), place.line(), "names " + schema));
    }
}
