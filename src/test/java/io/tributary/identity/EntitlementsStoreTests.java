package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class EntitlementsStoreTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    private static final Duration WEEK = Duration.ofDays(7);

    @ParameterizedTest
    @CsvSource({
        "STARTER, 60, 10000, 10, false",
        "PROFESSIONAL, 300, 100000, 50, false",
        "ENTERPRISE, 1000, 1000000, 100, false",
        "RESEARCH, 100, 50000, 20, false"
    })
    void a_tier_is_its_rows(Tier tier, long minute, long day, long batch, boolean live) {
        var set = entitlements().of(IdentityFixtures.organization(database, tier).id());

        assertThat(set.limit(Limit.REQUESTS_PER_MINUTE)).isEqualTo(minute);
        assertThat(set.limit(Limit.CALLS_PER_DAY)).isEqualTo(day);
        assertThat(set.limit(Limit.BATCH_PAIRS)).isEqualTo(batch);
        assertThat(set.limit(Limit.TEST_PAIRS_PER_DAY)).isEqualTo(2000);
        assertThat(set.has(Feature.LIVE_API)).isEqualTo(live);
        assertThat(set.level(Level.SUPPORT)).isNotEqualTo("none");
        assertThat(set.capacity(Countable.STAFF_SEATS)).isPositive();
    }

    @Test
    void what_was_granted_holds_from_its_beginning_to_its_end_and_no_longer() {
        var organization = IdentityFixtures.organization(database, Tier.ENTERPRISE).id();
        var now = database.clock().instant();
        var from = now.plus(WEEK);
        var until = from.plus(WEEK);

        entitlements()
                .grant(
                        organization,
                        List.of(Grant.feature(Feature.LIVE_API)),
                        new Period(from, until),
                        "contract 7");

        assertThat(entitlements().of(organization).has(Feature.LIVE_API)).isFalse();
        assertThat(entitlements().at(organization, from).has(Feature.LIVE_API)).isTrue();
        assertThat(entitlements().at(organization, until.minusMillis(1)).has(Feature.LIVE_API))
                .isTrue();
        assertThat(entitlements().at(organization, until).has(Feature.LIVE_API)).isFalse();
    }

    @Test
    void a_new_grant_replaces_the_old_one_where_they_meet_and_nowhere_else() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER).id();
        var now = database.clock().instant();
        grantCalls(organization, 20_000, new Period(now, now.plus(WEEK.multipliedBy(4))));

        grantCalls(
                organization, 30_000, new Period(now.plus(WEEK), now.plus(WEEK.multipliedBy(2))));

        assertThat(calls(organization, now)).isEqualTo(20_000);
        assertThat(calls(organization, now.plus(WEEK))).isEqualTo(30_000);
        assertThat(calls(organization, now.plus(WEEK.multipliedBy(2)))).isEqualTo(20_000);
        assertThat(calls(organization, now.plus(WEEK.multipliedBy(4)))).isEqualTo(10_000);
    }

    @Test
    void a_grant_that_is_withdrawn_gives_way_to_the_tier() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER).id();
        var now = database.clock().instant();
        grantCalls(organization, 20_000, new Period(now, now.plus(WEEK)));

        database.pass(Duration.ofHours(1));
        entitlements().withdraw(organization, List.of(Limit.CALLS_PER_DAY));

        assertThat(calls(organization, database.clock().instant())).isEqualTo(10_000);
        assertThat(calls(organization, now)).as("what was, was").isEqualTo(20_000);
    }

    @Test
    void a_suspended_organization_has_no_live_api_whatever_was_granted() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER).id();
        var now = database.clock().instant();
        entitlements()
                .grant(
                        organization,
                        List.of(Grant.feature(Feature.LIVE_API)),
                        new Period(now, now.plus(WEEK)),
                        "a sale");
        var operator = IdentityFixtures.person(database, "operator-of-entitlements@example.com");

        database.bean(Operators.class)
                .setStatus(operator, organization, Organization.Status.SUSPENDED, "unpaid");
        assertThat(entitlements().of(organization).has(Feature.LIVE_API)).isFalse();
        assertThat(entitlements().of(organization).limit(Limit.TEST_PAIRS_PER_DAY)).isEqualTo(2000);

        database.bean(Operators.class)
                .setStatus(operator, organization, Organization.Status.ACTIVE, "paid");
        assertThat(entitlements().of(organization).has(Feature.LIVE_API)).isTrue();
    }

    @Test
    void the_database_refuses_two_grants_of_one_thing_at_one_time() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER).id();
        var now = database.clock().instant();
        grantCalls(organization, 20_000, new Period(now, now.plus(WEEK)));

        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.of(organization),
                                                () ->
                                                        database.sql()
                                                                .sql(
                                                                        """
                                                                        insert into identity.organization_entitlement
                                                                               (organization_id, name, quantity, validity, source, granted_at)
                                                                        values (:organization, 'calls_per_day', 1, tstzrange(:now, null), 'by hand', :now)
                                                                        """)
                                                                .param(
                                                                        "organization",
                                                                        organization.value())
                                                                .param("now", Timestamp.from(now))
                                                                .update()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("exclusion constraint");
    }

    @Test
    void nobody_sees_what_another_organization_was_granted() {
        var river = IdentityFixtures.organization(database, Tier.STARTER).id();
        var brook = IdentityFixtures.organization(database, Tier.STARTER).id();
        var now = database.clock().instant();
        grantCalls(river, 20_000, new Period(now, now.plus(WEEK)));

        var seen =
                database.transactions()
                        .in(
                                Scope.of(brook),
                                () ->
                                        database.sql()
                                                .sql(
                                                        "select count(*) from"
                                                            + " identity.organization_entitlement")
                                                .query(Long.class)
                                                .single());
        var organizations =
                database.transactions()
                        .in(
                                Scope.of(brook),
                                () ->
                                        database.sql()
                                                .sql("select count(*) from identity.organization")
                                                .query(Long.class)
                                                .single());

        assertThat(seen).isZero();
        assertThat(organizations).as("only itself").isOne();
    }

    private static Entitlements entitlements() {
        return database.bean(Entitlements.class);
    }

    private static void grantCalls(OrganizationId organization, long calls, Period validity) {
        entitlements()
                .grant(
                        organization,
                        List.of(Grant.limit(Limit.CALLS_PER_DAY, calls)),
                        validity,
                        "a sale");
    }

    private static long calls(OrganizationId organization, Instant at) {
        return entitlements().at(organization, at).limit(Limit.CALLS_PER_DAY);
    }
}
