package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.EntitlementSet;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Level;
import io.tributary.identity.Limit;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What a customer may do that subscribes to several things. */
class GrantingStoreTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    private final OrganizationId customer = BillingFixtures.customer(database);
    private final AuditTrail.By by = AuditTrail.By.thing(customer, "a test");

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    @Test
    void a_lesser_subscription_takes_nothing_away_when_it_begins_or_ends() {
        subscriptions().subscribe(by, "api-professional", BigDecimal.ONE);
        var research = subscriptions().subscribe(by, "research-basic", BigDecimal.ONE);
        assertThat(entitled().limit(Limit.REQUESTS_PER_MINUTE)).isEqualTo(300);
        assertThat(entitled().limit(Limit.BATCH_PAIRS)).isEqualTo(50);

        subscriptions().cancel(by, research.id());
        database.pass(Duration.ofDays(367));
        database.bean(BillingRun.class).run();

        assertThat(entitled().has(Feature.LIVE_API)).isTrue();
        assertThat(entitled().limit(Limit.REQUESTS_PER_MINUTE)).isEqualTo(300);
        assertThat(entitled().limit(Limit.BATCH_PAIRS)).isEqualTo(50);
    }

    @Test
    void when_the_better_one_rests_what_the_other_grants_is_left() {
        var tier = entitled();
        var api = subscriptions().subscribe(by, "api-professional", BigDecimal.ONE);
        subscriptions().subscribe(by, "research-basic", BigDecimal.ONE);
        subscriptions().pause(by, api.id());
        database.pass(Duration.ofDays(32));
        database.bean(BillingRun.class).run();

        assertThat(entitled().has(Feature.LIVE_API)).isTrue();
        assertThat(entitled().limit(Limit.REQUESTS_PER_MINUTE)).isEqualTo(100);
        assertThat(entitled().level(Level.SUPPORT)).isEqualTo(tier.level(Level.SUPPORT));

        subscriptions().resume(by, api.id());

        assertThat(entitled().limit(Limit.REQUESTS_PER_MINUTE)).isEqualTo(300);
        assertThat(entitled().level(Level.SUPPORT)).isEqualTo("priority");
    }

    @Test
    void a_change_of_one_plan_leaves_what_the_other_does_better() {
        var api = subscriptions().subscribe(by, "api-professional", BigDecimal.ONE);
        subscriptions().subscribe(by, "research-basic", BigDecimal.ONE);

        subscriptions().change(by, api.id(), "api-starter", BigDecimal.ONE);

        assertThat(entitled().limit(Limit.REQUESTS_PER_MINUTE)).isEqualTo(100);
        assertThat(entitled().level(Level.SUPPORT)).isEqualTo("basic");
    }

    @Test
    void what_was_bought_once_stays_whatever_else_ends() {
        var today = LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC);
        sponsor("sponsorship-event", Interval.ONCE, "USD 3000.00", null);
        sponsor(
                "sponsorship-monthly",
                Interval.MONTH,
                "USD 9000.00",
                today.plusDays(1).plusMonths(1));
        database.pass(Duration.ofDays(70));
        database.bean(BillingRun.class).run();

        assertThat(subscriptions().of(customer))
                .extracting(Subscription::state)
                .containsOnly(Subscription.State.ENDED);
        assertThat(entitled().has(Feature.BRAND_VISIBILITY)).isTrue();
    }

    private void sponsor(
            String product, Interval interval, String price, @Nullable LocalDate until) {
        var today = LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC);
        database.bean(Contracts.class)
                .begin(
                        by,
                        new Contracts.Agreement(
                                product,
                                Money.parse(price),
                                interval,
                                List.of(Grant.feature(Feature.BRAND_VISIBILITY)),
                                Terms.netDays(30),
                                today,
                                until));
    }

    private EntitlementSet entitled() {
        return database.bean(Entitlements.class).of(customer);
    }

    private static Subscriptions subscriptions() {
        return database.bean(Subscriptions.class);
    }
}
