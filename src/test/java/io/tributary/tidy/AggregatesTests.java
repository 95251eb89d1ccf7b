package io.tributary.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Beside;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A count or an average over rows about persons goes through the guard of {@code privacy}, or
 * stands here with the reason why it need not. It sees what SQL aggregates over the tables that
 * modules answer for as personal; what Java adds up is for the reader of a change to see.
 */
@Beside
class AggregatesTests {
    private static final String MONEY =
            "sums of an organization's documents, whoever signed or sent them";
    private static final String HOUSE = "a queue or a load, for those who run the house alone";

    /** Where persons' tables are counted without the guard. */
    private static final Map<String, String> ALLOWED =
            Map.ofEntries(
                    Map.entry("billing/Customers", MONEY),
                    Map.entry("billing/InvoiceBookChecks", MONEY),
                    Map.entry("billing/ServiceBookChecks", MONEY),
                    Map.entry("billing/UsageBookChecks", MONEY),
                    Map.entry("compatibility/ShareStore", "the limit of one link, never told"),
                    Map.entry("gateway/KeyFigures", "keys, not those who made them"),
                    Map.entry("legal/AcceptanceStore", "organizations that accepted"),
                    Map.entry("platform/FailureStore", HOUSE),
                    Map.entry("platform/Mails", HOUSE),
                    Map.entry("settlement/ReadyPayouts", MONEY),
                    Map.entry("settlement/Reports", MONEY),
                    Map.entry("settlement/SettlementBookChecks", MONEY),
                    Map.entry("settlement/WalletStore", MONEY),
                    Map.entry("support/Support", HOUSE));

    /** Of persons, though nothing leads to them, so that nobody answers for it. */
    private static final List<String> NAMELESS =
            List.of(
                    "compatibility.assessment",
                    "compatibility.comparison",
                    "compatibility.research_donation");

    private static final Pattern JAVA =
            Pattern.compile("src/main/java/io/tributary/(?!privacy/)(\\w+(?:/\\w+)+)\\.java");
    private static final Pattern AGGREGATE =
            Pattern.compile("\\b(count|sum|avg|percentile_\\w+|stddev\\w*)\\s*\\(");
    private static final Pattern TABLE = Pattern.compile("[a-z]+\\.[a-z_]+");

    @Test
    void what_is_counted_about_persons_goes_through_the_guard() {
        var all = Source.all();
        var persons = personal(all);

        assertThat(persons)
                .contains("identity.person", "identity.member", "compatibility.participant");
        assertThat(all.stream().filter(source -> !aggregates(source, persons).isEmpty()))
                .as("a count about persons: release it through privacy.Guard")
                .extracting(AggregatesTests::place)
                .containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
    }

    @Test
    void a_count_of_members_is_seen() {
        assertThat(aggregates(counting("identity.member"), Set.of("identity.member")))
                .singleElement()
                .hasToString(
                        "src/main/java/io/tributary/identity/Reach.java:1 counts"
                                + " identity.member");
        assertThat(aggregates(counting("identity.member_tier"), Set.of("identity.member")))
                .isEmpty();
    }

    private static Source counting(String table) {
        return new Source(
                "src/main/java/io/tributary/identity/Reach.java",
                "class Reach { String q = \"select count(*) from " + table + "\"; }");
    }

    /** The nameless, and the tables that modules answer for as having persons in them. */
    private static Set<String> personal(List<Source> all) {
        var tables = new TreeSet<String>(NAMELESS);
        for (var source : all) {
            if (JAVA.matcher(source.path()).matches()
                    && Pattern.compile("\\b(Holding\\.|PersonalTables\\.Table)")
                            .matcher(source.text())
                            .find()) {
                JavaSource.of(source).strings().stream()
                        .map(JavaSource.Text::value)
                        .filter(text -> TABLE.matcher(text).matches())
                        .forEach(tables::add);
            }
        }
        return tables;
    }

    private static List<Finding> aggregates(Source source, Set<String> persons) {
        if (!JAVA.matcher(source.path()).matches()) {
            return List.of();
        }
        return JavaSource.of(source).strings().stream()
                .filter(text -> Sql.isStatement(text.value()))
                .filter(text -> AGGREGATE.matcher(text.value()).find())
                .flatMap(
                        text ->
                                persons.stream()
                                        .filter(table -> names(text.value(), table))
                                        .map(
                                                table ->
                                                        new Finding(
                                                                text.place().file(),
                                                                text.place().line(),
                                                                "counts " + table)))
                .toList();
    }

    private static boolean names(String sql, String table) {
        return Pattern.compile("\\b" + Pattern.quote(table) + "\\b").matcher(sql).find();
    }

    private static String place(Source source) {
        return JAVA.matcher(source.path()).replaceFirst("$1");
    }
}
