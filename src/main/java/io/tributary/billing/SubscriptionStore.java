package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Where subscriptions are kept, and what is due of them. */
final class SubscriptionStore {
    private final JdbcClient sql;
    private final Catalogue catalogue;

    SubscriptionStore(JdbcClient sql, Catalogue catalogue) {
        this.sql = sql;
        this.catalogue = catalogue;
    }

    void add(Subscription subscription, Instant now) {
        var product = subscription.price().product();
        sql.sql(
                        """
                        insert into billing.subscription
                               (id, organization_id, product_code, family, stream, price_version_id,
                                quantity, state, zone, anchor, terms_days, due_on, due_at, ends_on,
                                created_at)
                        values (:id, :organization, :product, :family, :stream, :price, :quantity,
                                :state, :zone, :anchor, :terms, :due, :dueAt, :ends, :now)
                        """)
                .param("id", subscription.id())
                .param("organization", subscription.customer().value())
                .param("product", product.code())
                .param("family", product.family())
                .param("stream", product.stream().code())
                .param("price", subscription.price().id())
                .param("quantity", subscription.quantity())
                .param("state", code(subscription.state()))
                .param("zone", subscription.zone().getId())
                .param("anchor", Date.valueOf(subscription.anchor()))
                .param("terms", subscription.terms().days())
                .param("due", Date.valueOf(subscription.dueOn()))
                .param("dueAt", dueAt(subscription.calendar(), subscription.dueOn()))
                .param("ends", date(subscription.endsOn()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Of one organization, those that ended last. */
    List<Subscription> of(OrganizationId organization) {
        return sql.sql(
                        """
                        select *
                          from billing.subscription
                         where organization_id = :organization
                         order by state = 'ended', id desc
                        """)
                .param("organization", organization.value())
                .query(this::subscription)
                .list();
    }

    /** Those at a price of their own, the newest first. */
    List<Subscription> contracts() {
        return sql.sql(
                        """
                        select subscription.*
                          from billing.subscription
                          join billing.price_version as price on price.id = subscription.price_version_id
                         where price.customer_id is not null
                         order by subscription.id desc
                         limit 200
                        """)
                .query(this::subscription)
                .list();
    }

    /** The row, held until the transaction ends; empty for another organization's. */
    Optional<Subscription> lock(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        select *
                          from billing.subscription
                         where organization_id = :organization and id = :id
                           for update
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query(this::subscription)
                .optional();
    }

    /**
     * The row, held until the transaction ends.
     *
     * @throws ProblemException when there is none, or it ended
     */
    Subscription held(OrganizationId organization, UUID id) {
        return lock(organization, id)
                .filter(subscription -> subscription.state() != Subscription.State.ENDED)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        SubscriptionProblem.NO_SUCH_SUBSCRIPTION,
                                        "There is no such subscription."));
    }

    private List<AddOn> addOns(UUID subscription) {
        return sql.sql(
                        """
                        select price_version_id, quantity
                          from billing.subscription_add_on
                         where subscription_id = :subscription
                         order by product_code
                        """)
                .param("subscription", subscription)
                .query(
                        (row, _) ->
                                new AddOn(
                                        catalogue.version(
                                                row.getObject("price_version_id", UUID.class)),
                                        row.getBigDecimal("quantity").stripTrailingZeros()))
                .list();
    }

    /** There is so much of it from now on; none of it with quantity 0. */
    void addOn(Subscription subscription, AddOn addOn) {
        var product = addOn.price().product().code();
        if (addOn.quantity().signum() == 0) {
            sql.sql(
                            """
                            delete from billing.subscription_add_on
                             where subscription_id = :subscription and product_code = :product
                            """)
                    .param("subscription", subscription.id())
                    .param("product", product)
                    .update();
            return;
        }
        sql.sql(
                        """
                        insert into billing.subscription_add_on
                               (subscription_id, organization_id, product_code, price_version_id, quantity)
                        values (:subscription, :organization, :product, :price, :quantity)
                            on conflict (subscription_id, product_code) do update
                           set price_version_id = excluded.price_version_id, quantity = excluded.quantity
                        """)
                .param("subscription", subscription.id())
                .param("organization", subscription.customer().value())
                .param("product", product)
                .param("price", addOn.price().id())
                .param("quantity", addOn.quantity())
                .update();
    }

    /** One that is due and that nobody else works at, held until the transaction ends. */
    Optional<Subscription> lockDue(Instant now) {
        return sql.sql(
                        """
                        select *
                          from billing.subscription
                         where due_at <= :now and state in ('trial', 'active') and parked_at is null
                         order by due_at
                         limit 1
                           for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .query(this::subscription)
                .optional();
    }

    /** One whose usage is to be counted again and that nobody else works at, held as well. */
    Optional<Subscription> lockToLookAt(Instant now) {
        return sql.sql(
                        """
                        select *
                          from billing.subscription
                         where parked_at is null
                           and id in (select subscription_id
                                        from billing.charge_period
                                       where look_at <= :now)
                         order by id
                         limit 1
                           for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .query(this::subscription)
                .optional();
    }

    /**
     * One of which a month of service is over and not measured, or with a credit that no invoice of
     * its own will take along, held as well.
     */
    Optional<Subscription> lockToMeasure(Instant now) {
        return sql.sql(
                        """
                        select *
                          from billing.subscription
                         where parked_at is null
                           and (id in (select subscription_id
                                         from billing.service_unmeasured
                                        where month < :over)
                                or id in (select subscription_id
                                            from billing.service_uncredited
                                           where orphaned))
                         order by id
                         limit 1
                           for update skip locked
                        """)
                .param("over", Date.valueOf(ServiceLevels.over(now)))
                .query(this::subscription)
                .optional();
    }

    boolean hadTrial(OrganizationId organization) {
        return sql.sql(
                        """
                        select exists (select
                                         from billing.trial
                                        where organization_id = :organization)
                        """)
                .param("organization", organization.value())
                .query(Boolean.class)
                .single();
    }

    void useTrial(OrganizationId organization, UUID subscription, Instant now) {
        sql.sql(
                        """
                        insert into billing.trial (organization_id, subscription_id, began_at)
                        values (:organization, :subscription, :now)
                        """)
                .param("organization", organization.value())
                .param("subscription", subscription)
                .param("now", Timestamp.from(now))
                .update();
    }

    void endTrial(OrganizationId organization, boolean converted, Instant now) {
        sql.sql(
                        """
                        update billing.trial
                           set ended_at = :now, converted = :converted
                         where organization_id = :organization and ended_at is null
                        """)
                .param("organization", organization.value())
                .param("converted", converted)
                .param("now", Timestamp.from(now))
                .update();
    }

    void state(UUID id, Subscription.State state, @Nullable String endedFor) {
        sql.sql(
                        """
                        update billing.subscription
                           set state = :state, ended_for = :endedFor, pauses_on = null
                         where id = :id
                        """)
                .param("id", id)
                .param("state", code(state))
                .param("endedFor", endedFor)
                .update();
    }

    /** Counts the periods anew from that day, or goes on to what is due next. */
    void due(Subscription subscription, LocalDate anchor, LocalDate due) {
        sql.sql(
                        """
                        update billing.subscription
                           set anchor = :anchor, due_on = :due, due_at = :dueAt
                         where id = :id
                        """)
                .param("id", subscription.id())
                .param("anchor", Date.valueOf(anchor))
                .param("due", Date.valueOf(due))
                .param("dueAt", dueAt(subscription.calendar(), due))
                .update();
    }

    void price(UUID id, PriceVersion price, BigDecimal quantity) {
        sql.sql(
                        """
                        update billing.subscription
                           set price_version_id = :price, product_code = :product, quantity = :quantity
                         where id = :id
                        """)
                .param("id", id)
                .param("price", price.id())
                .param("product", price.product().code())
                .param("quantity", quantity)
                .update();
    }

    void endsOn(UUID id, @Nullable LocalDate day) {
        sql.sql("update billing.subscription set ends_on = :day where id = :id")
                .param("id", id)
                .param("day", date(day))
                .update();
    }

    void pausesOn(UUID id, @Nullable LocalDate day) {
        sql.sql("update billing.subscription set pauses_on = :day where id = :id")
                .param("id", id)
                .param("day", date(day))
                .update();
    }

    void park(UUID id, Parked parked, Instant now) {
        sql.sql(
                        """
                        update billing.subscription
                           set parked_at = :now, parked_for = :reason, parked_told = :told
                         where id = :id
                        """)
                .param("id", id)
                .param("reason", parked.reason())
                .param("told", parked.detail())
                .param("now", Timestamp.from(now))
                .update();
    }

    void unpark(UUID id) {
        sql.sql(
                        """
                        update billing.subscription
                           set parked_at = null, parked_for = null, parked_told = null
                         where id = :id
                        """)
                .param("id", id)
                .update();
    }

    List<Subscription> parked() {
        return sql.sql(
                        """
                        select *
                          from billing.subscription
                         where parked_at is not null
                         order by parked_at
                         limit 200
                        """)
                .query(this::subscription)
                .list();
    }

    private Subscription subscription(ResultSet row, int n) throws SQLException {
        var ends = row.getDate("ends_on");
        var pauses = row.getDate("pauses_on");
        return new Subscription(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                catalogue.version(row.getObject("price_version_id", UUID.class)),
                row.getBigDecimal("quantity").stripTrailingZeros(),
                Subscription.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                ZoneId.of(row.getString("zone")),
                row.getDate("anchor").toLocalDate(),
                new Terms(row.getInt("terms_days")),
                row.getDate("due_on").toLocalDate(),
                ends == null ? null : ends.toLocalDate(),
                pauses == null ? null : pauses.toLocalDate(),
                parked(row),
                addOns(row.getObject("id", UUID.class)));
    }

    private static @Nullable Parked parked(ResultSet row) throws SQLException {
        var reason = row.getString("parked_for");
        return reason == null ? null : new Parked(reason, row.getString("parked_told"));
    }

    private static Timestamp dueAt(BillingCalendar calendar, LocalDate day) {
        return Timestamp.from(calendar.beginning(day));
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static String code(Subscription.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
