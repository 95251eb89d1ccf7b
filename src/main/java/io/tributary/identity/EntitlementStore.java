package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where entitlements are kept: the rows of the tiers, those of organizations, and the allotments.
 */
final class EntitlementStore {
    private static final Map<String, Entitled> BY_CODE =
            Stream.<Entitled[]>of(
                            Limit.values(), Feature.values(), Level.values(), Countable.values())
                    .flatMap(Stream::of)
                    .collect(Collectors.toUnmodifiableMap(Entitled::code, one -> one));

    private record Row(
            String name,
            @Nullable Long quantity,
            @Nullable Boolean granted,
            @Nullable String word,
            boolean active) {}

    private final JdbcClient sql;

    EntitlementStore(JdbcClient sql) {
        this.sql = sql;
    }

    EntitlementSet at(OrganizationId organization, Instant instant) {
        return set(
                sql.sql(
                                """
                                select distinct on (name) name, quantity, granted, word, active
                                  from (select own.name, own.quantity, own.granted, own.word, 1 as precedence,
                                               organization.status = 'active' as active
                                          from identity.organization_entitlement own
                                          join identity.organization on organization.id = own.organization_id
                                         where own.organization_id = :organization
                                           and own.validity @> :instant::timestamptz
                                        union all
                                        select tier.name, tier.quantity, tier.granted, tier.word, 2,
                                               organization.status = 'active'
                                          from identity.tier_entitlement tier
                                          join identity.organization on organization.tier = tier.tier
                                         where organization.id = :organization
                                           and tier.validity @> :instant::timestamptz) entitlement
                                 order by name, precedence
                                """)
                        .param("organization", organization.value())
                        .param("instant", Timestamp.from(instant))
                        .query(EntitlementStore::row)
                        .list());
    }

    EntitlementSet of(Tier tier, Instant instant) {
        return set(
                sql.sql(
                                """
                                select name, quantity, granted, word, true as active
                                  from identity.tier_entitlement
                                 where tier = :tier
                                   and validity @> :instant::timestamptz
                                """)
                        .param("tier", tier.code())
                        .param("instant", Timestamp.from(instant))
                        .query(EntitlementStore::row)
                        .list());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("name"),
                row.getObject("quantity", Long.class),
                row.getObject("granted", Boolean.class),
                row.getString("word"),
                row.getBoolean("active"));
    }

    /** A row whose name this version does not know is a later version's. */
    private static EntitlementSet set(List<Row> rows) {
        var quantities = new HashMap<Entitled, Long>();
        var features = EnumSet.noneOf(Feature.class);
        var levels = new EnumMap<Level, String>(Level.class);
        for (var row : rows) {
            switch (BY_CODE.get(row.name())) {
                case Limit limit when row.quantity() != null ->
                        quantities.put(limit, row.quantity());
                case Countable countable when row.quantity() != null ->
                        quantities.put(countable, row.quantity());
                case Feature feature when Boolean.TRUE.equals(row.granted()) && row.active() ->
                        features.add(feature);
                case Level level when row.word() != null -> levels.put(level, row.word());
                case null, default -> {}
            }
        }
        return new EntitlementSet(quantities, features, levels);
    }

    List<Entitlements.Granted> granted(OrganizationId organization, Instant now) {
        return sql.sql(
                        """
                        select name,
                               coalesce(quantity::text, case granted when true then 'yes' when false then 'no' end, word)
                                   as amount,
                               lower(validity) as "from",
                               case when upper(validity) <> 'infinity' then upper(validity) end as until,
                               source
                          from identity.organization_entitlement
                         where organization_id = :organization
                           and (upper(validity) is null or upper(validity) > :now)
                         order by name, lower(validity)
                        """)
                .param("organization", organization.value())
                .param("now", Timestamp.from(now))
                .query(
                        (row, _) ->
                                new Entitlements.Granted(
                                        row.getString("name"),
                                        row.getString("amount"),
                                        row.getTimestamp("from").toInstant(),
                                        instant(row.getTimestamp("until")),
                                        row.getString("source")))
                .list();
    }

    /** Ends what was granted before wherever it meets the period; what lies around it goes on. */
    void cut(OrganizationId organization, Entitled entitled, Period period) {
        sql.sql(
                        """
                        with met as (
                            delete from identity.organization_entitlement
                             where organization_id = :organization
                               and name = :name
                               and validity && tstzrange(:from::timestamptz, :until::timestamptz)
                            returning organization_id, name, quantity, granted, word, validity, source, granted_at)
                        insert into identity.organization_entitlement
                               (organization_id, name, quantity, granted, word, validity, source, granted_at)
                        select met.organization_id, met.name, met.quantity, met.granted, met.word, rest, met.source,
                               met.granted_at
                          from met,
                               unnest(tstzmultirange(met.validity)
                                      - tstzmultirange(tstzrange(:from::timestamptz, :until::timestamptz))) as rest
                        """)
                .param("organization", organization.value())
                .param("name", entitled.code())
                .param("from", text(period.from()))
                .param("until", text(period.until()))
                .update();
    }

    void add(
            OrganizationId organization, Grant grant, Period validity, String source, Instant now) {
        sql.sql(
                        """
                        insert into identity.organization_entitlement
                               (organization_id, name, quantity, granted, word, validity, source, granted_at)
                        values (:organization, :name, :quantity, :granted, :word,
                                tstzrange(:from::timestamptz, :until::timestamptz), :source, :now)
                        """)
                .param("organization", organization.value())
                .param("name", grant.entitled().code())
                .param(
                        "quantity",
                        switch (grant) {
                            case Grant.OfLimit(_, var quantity) -> quantity;
                            case Grant.OfCapacity(_, var quantity) -> quantity;
                            case Grant.OfFeature _, Grant.OfLevel _ -> null;
                        })
                .param("granted", grant instanceof Grant.OfFeature(_, var granted) ? granted : null)
                .param("word", grant instanceof Grant.OfLevel(_, var word) ? word : null)
                .param("from", text(validity.from()))
                .param("until", text(validity.until()))
                .param("source", source)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Makes room for so many, or for those that are taken already when they are more. */
    void allot(OrganizationId organization, Countable countable, long capacity) {
        sql.sql(
                        """
                        insert into identity.entitlement_allotment as allotment (organization_id, name, capacity)
                        values (:organization, :name, :capacity)
                            on conflict (organization_id, name) do update
                           set capacity = greatest(excluded.capacity, allotment.used)
                        """)
                .param("organization", organization.value())
                .param("name", countable.code())
                .param("capacity", capacity)
                .update();
    }

    boolean take(OrganizationId organization, Countable countable, long count) {
        return sql.sql(
                                """
                                update identity.entitlement_allotment
                                   set used = used + :count
                                 where organization_id = :organization
                                   and name = :name
                                   and used + :count <= capacity
                                """)
                        .param("organization", organization.value())
                        .param("name", countable.code())
                        .param("count", count)
                        .update()
                == 1;
    }

    void giveBack(OrganizationId organization, Countable countable, long count) {
        sql.sql(
                        """
                        update identity.entitlement_allotment
                           set used = used - :count
                         where organization_id = :organization
                           and name = :name
                        """)
                .param("organization", organization.value())
                .param("name", countable.code())
                .param("count", count)
                .update();
    }

    long taken(OrganizationId organization, Countable countable) {
        return sql.sql(
                        """
                        select used
                          from identity.entitlement_allotment
                         where organization_id = :organization
                           and name = :name
                        """)
                .param("organization", organization.value())
                .param("name", countable.code())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static String text(Instant instant) {
        return instant.equals(Instant.MAX) ? "infinity" : instant.toString();
    }
}
