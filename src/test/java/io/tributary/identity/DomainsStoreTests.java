package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Broadcast;
import io.tributary.platform.Letterhead;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class DomainsStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(IdentityConfiguration.class).withoutJobs();

    /** Values that some name shows, and whether there is an answer at all. */
    private final Set<String> shown = new HashSet<>();

    private boolean answers = true;
    private Domains domains;
    private Actor actor;
    private Actor rival;

    @BeforeEach
    void found() {
        DomainProof proof =
                (name, value) ->
                        !answers
                                ? new DomainProof.Finding.Unclear("No answer.")
                                : shown.contains(name + " " + value)
                                        ? new DomainProof.Finding.Shown()
                                        : new DomainProof.Finding.Missing("Not there.");
        domains =
                new Domains(
                        new DomainStore(database.sql()),
                        proof,
                        database.bean(Hosts.class),
                        database.bean(Entitlements.class),
                        database.bean(AuditTrail.class),
                        database.bean(Broadcast.class),
                        database.transactions(),
                        database.clock());
        actor = owner();
        rival = owner();
    }

    private static Actor owner() {
        return IdentityFixtures.staff(
                database,
                IdentityFixtures.organization(database, Tier.ENTERPRISE),
                "owner-" + UUID.randomUUID() + "@example.com",
                Role.OWNER);
    }

    private Domain proven(Actor owner, String name) {
        var claimed = domains.claim(owner, name);
        shown.add(name + " " + claimed.value());
        return domains.check(owner, claimed.id());
    }

    private static void entitle(OrganizationId organization) {
        database.bean(Entitlements.class)
                .grant(
                        organization,
                        List.of(Grant.feature(Feature.WHITE_LABEL)),
                        new Period(database.clock().instant(), Instant.MAX),
                        "test");
    }

    @Test
    void a_name_is_proven_once_its_record_is_seen() {
        var name = fresh();
        var claimed = domains.claim(actor, name);
        assertThat(claimed.state()).isEqualTo(Domain.State.WAITING);
        assertThat(claimed.name().record()).isEqualTo("_tributary." + name);
        assertThat(domains.isProven(actor.organization(), name)).isFalse();

        shown.add(name + " " + claimed.value());

        assertThat(domains.check(actor, claimed.id()).state()).isEqualTo(Domain.State.PROVEN);
        assertThat(domains.isProven(actor.organization(), name)).isTrue();
        assertThat(domains.isProven(rival.organization(), name)).isFalse();
    }

    @Test
    void everybody_may_claim_a_name_and_one_has_it() {
        var name = fresh();
        var squatted = domains.claim(rival, name);
        proven(actor, name);

        shown.add(name + " " + squatted.value());
        var late = domains.check(rival, squatted.id());

        assertThat(late.state()).isEqualTo(Domain.State.WAITING);
        assertThat(late.finding()).contains("Another organization has proven this name");
    }

    @Test
    void who_shows_pages_wears_a_brand_or_has_an_issuer_counts_as_a_user_of_it() {
        var organization = actor.organization();
        var brands = database.bean(Brands.class);
        entitle(organization);
        var domain = proven(actor, fresh());
        assertThat(database.bean(Hosts.class).owners()).doesNotContain(organization);

        domains.use(actor, domain.id(), true, true);
        assertThat(brands.letterhead(organization).orElseThrow())
                .as("without a brand")
                .isEqualTo(
                        new Letterhead(
                                "Tributary", null, null, "http://" + domain.name() + ":8080"));
        brands.save(actor, brands.of(organization));
        assertThat(domains.vouchedFor()).as("without an issuer").doesNotContain(organization);
        database.transactions()
                .run(
                        Scope.of(organization),
                        () ->
                                new IssuerStore(database.sql())
                                        .save(
                                                organization,
                                                new Issuer("https://id.example", "us", null, false),
                                                new byte[] {1},
                                                database.clock().instant()));

        assertThat(database.bean(Hosts.class).owners()).contains(organization);
        assertThat(domains.vouchedFor()).contains(organization);
        assertThat(brands.wearers()).contains(organization).doesNotContain(rival.organization());
        database.bean(Entitlements.class).withdraw(organization, List.of(Feature.WHITE_LABEL));
        assertThat(brands.wearers()).doesNotContain(organization);
    }

    @Test
    void a_record_that_is_gone_is_missed_for_three_days() {
        var domain = proven(actor, fresh());
        shown.clear();

        database.pass(Duration.ofDays(1).plusMinutes(1));
        domains.checkDue();
        assertThat(only().state()).isEqualTo(Domain.State.MISSING);
        assertThat(only().isGood()).as("it goes on for now").isTrue();

        database.pass(Domains.GRACE);
        domains.checkDue();
        assertThat(only().state()).isEqualTo(Domain.State.WAITING);
        assertThat(actions()).contains("domain.lost");

        shown.add(domain.name() + " " + domain.value());
        database.pass(Duration.ofHours(2));
        domains.checkDue();
        assertThat(only().state()).isEqualTo(Domain.State.PROVEN);
    }

    @Test
    void an_hour_without_a_name_server_changes_nothing() {
        proven(actor, fresh());
        answers = false;

        database.pass(Duration.ofDays(1).plusMinutes(1));
        domains.checkDue();
        assertThat(only().isGood()).isTrue();

        answers = true;
        database.pass(Duration.ofHours(2));
        domains.checkDue();
        assertThat(only().state()).isEqualTo(Domain.State.PROVEN);
    }

    @Test
    void pages_under_a_name_of_ones_own_need_the_proof_and_the_plan() {
        var claimed = domains.claim(actor, fresh());
        assertRefused(IdentityProblem.DOMAIN_NOT_PROVEN, claimed);
        var domain = proven(actor, fresh());
        assertRefused(IdentityProblem.NOT_ENTITLED, domain);

        entitle(actor.organization());
        domains.use(actor, domain.id(), true, false);

        var hosts = database.bean(Hosts.class);
        assertThat(hosts.of(domain.name().text(), false))
                .isEqualTo(new Hosts.Host.Own(actor.organization()));
        assertThat(hosts.nameOf(actor.organization())).contains(domain.name().text());
        domains.remove(actor, domain.id());
        assertThat(hosts.of(domain.name().text(), false)).isEqualTo(new Hosts.Host.Unknown());
    }

    @Test
    void an_organization_has_its_pages_at_one_name() {
        entitle(actor.organization());
        var first = proven(actor, fresh());
        var second = proven(actor, fresh());

        domains.use(actor, first.id(), true, false);
        domains.use(actor, second.id(), true, false);

        assertThat(domains.of(actor.organization()))
                .filteredOn(Domain::serves)
                .extracting(Domain::id)
                .containsExactly(second.id());
    }

    @Test
    void names_of_the_house_and_of_this_machine_are_nobodys() {
        for (var name : List.of("api.localhost", "match.localhost")) {
            assertThatThrownBy(() -> domains.claim(actor, name))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("one of ours");
        }
        assertThatThrownBy(() -> domains.claim(actor, "nothing"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void another_organizations_name_is_not_there() {
        var domain = proven(actor, fresh());

        assertThatThrownBy(() -> domains.check(rival, domain.id()))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> domains.remove(rival, domain.id()))
                .isInstanceOf(ProblemException.class);
        assertThat(only().id()).isEqualTo(domain.id());
    }

    private void assertRefused(IdentityProblem problem, Domain domain) {
        assertThatThrownBy(() -> domains.use(actor, domain.id(), true, false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private Domain only() {
        return domains.of(actor.organization()).getFirst();
    }

    private List<String> actions() {
        return database.bean(AuditTrail.class).actions(actor.organization());
    }

    private static String fresh() {
        return "a" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
    }
}
