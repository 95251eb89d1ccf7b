package io.tributary.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

class LegalStoreTests {
    @RegisterExtension static final TestDatabase database = LegalFixtures.database();

    private OrganizationId lantern = new OrganizationId(new UUID(0, 0));

    @BeforeEach
    void an_organization() {
        lantern = database.bean(Organizations.class).found("Lantern", Tier.STARTER, "tests").id();
    }

    @ParameterizedTest
    @EnumSource(LegalDocument.class)
    void the_first_start_brings_every_document_into_force(LegalDocument document) {
        var first = documents().version(document, 1).orElseThrow();

        assertThat(first.text()).contains("## 1.").doesNotContain("{");
        assertThat(first.review()).contains("draft", "lawyer");
        assertThat(first.isEffective(database.clock().instant())).isTrue();
    }

    @Test
    void nothing_is_published_twice_and_nothing_into_the_past() {
        refused(today(), 30, LegalProblem.NOTHING_TO_PUBLISH);
        LegalFixtures.changeFigure(database);
        refused(today().minusDays(1), 30, LegalProblem.TAKES_EFFECT_TOO_EARLY);
        refused(today(), 366, LegalProblem.TAKES_EFFECT_TOO_EARLY);
        refused(today(), -1, LegalProblem.TAKES_EFFECT_TOO_EARLY);

        var next = publish(today().plusDays(10), 20);
        LegalFixtures.changeFigure(database);

        assertThat(documents().upcoming(LegalDocument.API_TERMS)).contains(next);
        refused(today().plusDays(5), 30, LegalProblem.TAKES_EFFECT_TOO_EARLY);
        database.pass(Duration.ofDays(11));
        assertThat(documents().inForce(LegalDocument.API_TERMS)).contains(next);
        assertThat(documents().upcoming(LegalDocument.API_TERMS)).isEmpty();
        assertThat(publish(today(), 30).number()).isEqualTo(next.number() + 1);
    }

    @Test
    void what_was_published_or_accepted_never_changes() {
        LegalFixtures.accept(database, lantern, inForce());

        for (var table : new String[] {"legal.document_version", "legal.acceptance"}) {
            for (var act :
                    new String[] {"delete from " + table, "update " + table + " set number = 9"}) {
                assertThatThrownBy(
                                () -> {
                                    try (var connection = database.superuser();
                                            var statement = connection.createStatement()) {
                                        statement.executeUpdate(act);
                                    }
                                })
                        .hasMessageContaining("never changes");
            }
        }
    }

    @Test
    void an_acceptance_keeps_who_when_as_what_from_where_and_which_words() {
        var version = inForce();
        LegalFixtures.accept(database, lantern, version);
        database.pass(Duration.ofHours(1));
        LegalFixtures.accept(database, lantern, version);

        assertThat(acceptances().of(lantern))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.sha256()).isEqualTo(version.sha256());
                            assertThat(one.personEmail()).isEqualTo("ada@lantern.example");
                            assertThat(one.role()).isEqualTo(Role.OWNER);
                            assertThat(one.address()).isEqualTo("203.0.113.7");
                        });
        assertThat(
                        database.bean(AuditTrail.class)
                                .entries(lantern, "document.accepted", null, 10)
                                .items())
                .hasSize(1);
    }

    @Test
    void other_words_or_a_version_that_was_replaced_are_not_accepted() {
        var version = inForce();
        assertThatThrownBy(
                        () ->
                                acceptances()
                                        .accept(
                                                LegalFixtures.actor(lantern, Role.OWNER),
                                                version.document(),
                                                version.number(),
                                                "0".repeat(64),
                                                "203.0.113.7"))
                .isInstanceOf(ProblemException.class)
                .extracting("problem")
                .isEqualTo(LegalProblem.DOCUMENT_CHANGED);
        LegalFixtures.changeFigure(database);
        publish(today().plusDays(1), 30);
        database.pass(Duration.ofDays(2));

        assertThatThrownBy(() -> LegalFixtures.accept(database, lantern, version))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(
                        () ->
                                acceptances()
                                        .accept(
                                                LegalFixtures.actor(lantern, Role.DEVELOPER),
                                                version.document(),
                                                version.number(),
                                                version.sha256(),
                                                "203.0.113.7"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(acceptances().of(lantern)).isEmpty();
    }

    @Test
    void an_earlier_yes_counts_through_the_grace_and_no_longer() {
        LegalFixtures.accept(database, lantern, inForce());
        LegalFixtures.changeFigure(database);
        var next = publish(today().plusDays(1), 20);

        assertThat(state()).isEqualTo(Standing.State.CURRENT);
        database.pass(Duration.ofDays(2));
        assertThat(state()).isEqualTo(Standing.State.GRACE);
        database.pass(Duration.ofDays(20));
        assertThat(state()).isEqualTo(Standing.State.LAPSED);
        LegalFixtures.accept(database, lantern, next);
        assertThat(state()).isEqualTo(Standing.State.CURRENT);
    }

    @Test
    void what_has_lapsed_does_not_count_again_when_another_version_takes_effect() {
        LegalFixtures.accept(database, lantern, inForce());
        publishOther(1, 30);
        database.pass(Duration.ofDays(32));
        assertThat(state()).isEqualTo(Standing.State.LAPSED);

        publishOther(1, 30);
        database.pass(Duration.ofDays(2));

        assertThat(state()).isEqualTo(Standing.State.LAPSED);
    }

    @Test
    void the_grace_that_ends_first_is_the_one_that_is_left() {
        LegalFixtures.accept(database, lantern, inForce());
        publishOther(1, 300);
        var sooner = publishOther(2, 20);
        database.pass(Duration.ofDays(3));

        assertThat(state()).isEqualTo(Standing.State.GRACE);
        assertThat(standing().countsUntil()).isEqualTo(sooner.graceEnds());
        database.pass(Duration.ofDays(20));
        assertThat(state()).isEqualTo(Standing.State.LAPSED);
    }

    @Test
    void what_will_be_in_force_is_no_yes_to_what_is() {
        var now = inForce();
        var next = publishOther(60, 30);
        assertThat(standing().toAccept()).isEqualTo(now);

        LegalFixtures.accept(database, lantern, next);

        assertThat(state()).isEqualTo(Standing.State.NEVER);
        assertThat(standing().toAccept()).isEqualTo(now);
        LegalFixtures.accept(database, lantern, now);
        assertThat(state()).isEqualTo(Standing.State.CURRENT);
        assertThat(standing().toAccept()).isNull();
        database.pass(Duration.ofDays(61));
        assertThat(state()).isEqualTo(Standing.State.CURRENT);
    }

    @Test
    void what_is_in_force_is_offered_before_what_will_be() {
        LegalFixtures.accept(database, lantern, inForce());
        var next = publishOther(1, 5);
        var later = publishOther(40, 5);
        assertThat(standing().toAccept()).isEqualTo(next);
        database.pass(Duration.ofDays(10));

        LegalFixtures.accept(database, lantern, later);
        assertThat(state()).isEqualTo(Standing.State.LAPSED);
        assertThat(standing().toAccept()).isEqualTo(next);
        LegalFixtures.accept(database, lantern, next);
        assertThat(state()).isEqualTo(Standing.State.CURRENT);
        assertThat(standing().toAccept()).isNull();
        database.pass(Duration.ofDays(31));
    }

    private static Version publishOther(int inDays, int grace) {
        LegalFixtures.changeFigure(database);
        return publish(today().plusDays(inDays), grace);
    }

    private Standing standing() {
        return acceptances().standing(lantern, LegalDocument.API_TERMS);
    }

    private Standing.State state() {
        return standing().state();
    }

    private static void refused(LocalDate day, int grace, LegalProblem problem) {
        assertThatThrownBy(() -> publish(day, grace))
                .isInstanceOf(ProblemException.class)
                .extracting("problem")
                .isEqualTo(problem);
    }

    private static Version publish(LocalDate day, int grace) {
        return documents().publish("operator@example.com", LegalDocument.API_TERMS, day, grace);
    }

    private static Version inForce() {
        return documents().inForce(LegalDocument.API_TERMS).orElseThrow();
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC);
    }

    private static Documents documents() {
        return database.bean(Documents.class);
    }

    private static Acceptances acceptances() {
        return database.bean(Acceptances.class);
    }
}
