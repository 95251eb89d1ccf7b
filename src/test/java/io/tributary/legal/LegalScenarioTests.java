package io.tributary.legal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Accounts;
import io.tributary.identity.LiveRequirement;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Jobs;
import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** What documents mean for live keys, as time passes and versions change. */
class LegalScenarioTests {
    @RegisterExtension static final TestDatabase database = LegalFixtures.database();

    private OrganizationId lantern = new OrganizationId(new UUID(0, 0));

    @BeforeEach
    void an_organization() {
        lantern = database.bean(Organizations.class).found("Lantern", Tier.STARTER, "tests").id();
    }

    @Test
    void both_documents_are_needed_and_the_step_is_done_with_the_second() {
        var step = database.bean(TermsAccepted.class);
        assertThat(missing())
                .hasValueSatisfying(told -> assertThat(told).contains("API terms and"));
        accept(LegalDocument.API_TERMS);
        accept(LegalDocument.PARTNERSHIP);
        assertThat(missing())
                .hasValueSatisfying(
                        told -> assertThat(told).contains("accepts the Data processing agreement"));
        assertThat(step.done(lantern)).isEmpty();

        accept(LegalDocument.DATA_PROCESSING);

        assertThat(missing()).isEmpty();
        assertThat(step.done(lantern)).contains(yes(LegalDocument.DATA_PROCESSING).at());
    }

    @Test
    void a_new_version_is_mailed_and_asked_for_only_when_its_grace_is_over() {
        var owner =
                database.bean(Accounts.class)
                        .invent("owner-" + lantern + "@example.com", "Ada", "correct horse", false);
        database.bean(Staff.class).employ(lantern, owner, Role.OWNER);
        LegalDocument.neededForLive().forEach(this::accept);

        publish(1, 20);
        database.bean(Jobs.class).advance(Duration.ofMinutes(1));

        assertThat(database.bean(Mails.class).recent(50))
                .filteredOn(mail -> mail.recipient().equals(owner.email()))
                .singleElement()
                .satisfies(
                        mail ->
                                assertThat(String.valueOf(mail.body()))
                                        .contains("/partner/legal/api-terms", "Calls with your"));
        database.pass(Duration.ofDays(15));
        assertThat(missing()).isEmpty();
        database.pass(Duration.ofDays(10));
        assertThat(missing())
                .hasValueSatisfying(told -> assertThat(told).contains("accepts the API terms"));
        accept(LegalDocument.API_TERMS);
        assertThat(missing()).isEmpty();
    }

    @Test
    void a_version_after_the_one_that_was_missed_gives_no_time_again() {
        LegalDocument.neededForLive().forEach(this::accept);
        publish(1, 20);
        database.pass(Duration.ofDays(22));
        assertThat(missing()).isPresent();

        publish(1, 20);
        database.pass(Duration.ofDays(2));

        assertThat(missing())
                .hasValueSatisfying(told -> assertThat(told).contains("accepts the API terms"));
    }

    @Test
    void whoever_accepted_only_what_is_to_come_gets_no_live_key() {
        accept(LegalDocument.DATA_PROCESSING);
        LegalFixtures.accept(database, lantern, publish(60, 20));

        assertThat(missing())
                .hasValueSatisfying(told -> assertThat(told).contains("accepts the API terms"));
        accept(LegalDocument.API_TERMS);
        assertThat(missing()).isEmpty();
        database.pass(Duration.ofDays(61));
        assertThat(missing()).isEmpty();
    }

    private static Version publish(int inDays, int grace) {
        LegalFixtures.changeFigure(database);
        var today = LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC);
        return database.bean(Documents.class)
                .publish("operator", LegalDocument.API_TERMS, today.plusDays(inDays), grace);
    }

    private Optional<String> missing() {
        return database.bean(LiveRequirement.class).missing(lantern);
    }

    private Acceptance yes(LegalDocument document) {
        return database.bean(Acceptances.class).of(lantern).stream()
                .filter(one -> one.document() == document)
                .findFirst()
                .orElseThrow();
    }

    private void accept(LegalDocument document) {
        LegalFixtures.accept(
                database, lantern, database.bean(Documents.class).inForce(document).orElseThrow());
    }
}
