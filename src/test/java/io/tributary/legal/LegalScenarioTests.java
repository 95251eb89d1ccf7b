package io.tributary.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.WantedKey;
import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Jobs;
import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** What documents mean for live keys, with the gateway that makes them. */
class LegalScenarioTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                    TestDatabase.module("identity"),
                    TestDatabase.module("legal"),
                    TestDatabase.module("metering"),
                    TestDatabase.module("notify"),
                    TestDatabase.module("gateway"),
                    LegalFixtures.OtherModules.class);

    private OrganizationId lantern = new OrganizationId(new UUID(0, 0));

    @BeforeEach
    void an_organization_with_a_subscription() {
        lantern = database.bean(Organizations.class).found("Lantern", Tier.STARTER, "tests").id();
        database.bean(Entitlements.class)
                .grant(
                        lantern,
                        List.of(Grant.feature(Feature.LIVE_API)),
                        new Period(database.clock().instant(), Instant.MAX),
                        "a test");
    }

    @Test
    void a_live_key_needs_both_documents_and_a_test_key_none() {
        key(false);
        refused("API terms and the Data processing agreement");
        accept(LegalDocument.API_TERMS);
        refused("accepts the Data processing agreement");
        accept(LegalDocument.DATA_PROCESSING);

        key(true);

        assertThat(database.bean(Acceptances.class).completedAt(lantern)).isPresent();
        assertThat(database.bean(ApiKeys.class).list(lantern, null, 10).items()).hasSize(2);
    }

    @Test
    void a_new_version_is_mailed_and_asked_for_only_when_its_grace_is_over() {
        var owner =
                database.bean(Accounts.class)
                        .invent("owner-" + lantern + "@example.com", "Ada", "correct horse", false);
        database.bean(Staff.class).employ(lantern, owner, Role.OWNER);
        LegalDocument.neededForLive().forEach(this::accept);
        LegalFixtures.changeFigure(database);
        var day = LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC).plusDays(1);

        database.bean(Documents.class).publish("operator", LegalDocument.API_TERMS, day, 20);
        database.bean(Jobs.class).advance(Duration.ofMinutes(1));

        assertThat(database.bean(Mails.class).recent(50))
                .filteredOn(mail -> mail.recipient().equals(owner.email()))
                .singleElement()
                .satisfies(
                        mail ->
                                assertThat(String.valueOf(mail.body()))
                                        .contains("/partner/legal/api-terms", "Calls with your"));
        database.pass(Duration.ofDays(15));
        key(true);
        database.pass(Duration.ofDays(10));
        refused("accepts the API terms");
        assertThat(database.bean(ApiKeys.class).list(lantern, null, 10).items())
                .allMatch(key -> key.isActive(database.clock().instant()));
        accept(LegalDocument.API_TERMS);
        key(true);
    }

    private void refused(String told) {
        assertThatThrownBy(() -> key(true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem().code()).isEqualTo("not-ready-to-go-live");
                            assertThat(refused.detail()).contains(told);
                        });
    }

    private void key(boolean livemode) {
        database.bean(ApiKeys.class)
                .create(
                        AuditTrail.By.thing(lantern, "a test"),
                        new WantedKey(
                                "Backend",
                                new TreeSet<>(List.of("keys:read")),
                                livemode,
                                List.of(),
                                null));
    }

    private void accept(LegalDocument document) {
        LegalFixtures.accept(
                database, lantern, database.bean(Documents.class).inForce(document).orElseThrow());
    }
}
