package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.Period;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Who did what for an organization: written in the transaction that does it, never changed. */
public final class AuditTrail {
    /**
     * Who did it.
     *
     * @param person null when no person did: a key, the house
     * @param name what to call them
     */
    public record By(OrganizationId organization, @Nullable PersonId person, String name) {
        public static By of(Actor actor) {
            return new By(
                    actor.organization(),
                    actor.person(),
                    actor.name() + " <" + actor.email() + ">");
        }

        /** Something that is not a person: {@code key Backend (a1b2c3)}, {@code sign-up}. */
        public static By thing(OrganizationId organization, String name) {
            return new By(organization, null, name);
        }

        /** Somebody who runs the house, acting on an organization that is not theirs. */
        public static By operator(OrganizationId organization, Person operator) {
            return new By(organization, operator.id(), "Operator " + operator.email());
        }
    }

    /** What was done, newest first in lists. */
    public record Entry(
            UUID id,
            Instant at,
            String actor,
            String action,
            String subject,
            Map<String, String> details) {
        public Entry {
            details = Map.copyOf(details);
        }
    }

    /**
     * What of the trail is wanted.
     *
     * @param action only this one; null for all
     */
    public record Wanted(@Nullable String action, Period span) {}

    /** From before the first entry to after the last. */
    public static final Period ALWAYS =
            new Period(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final Transactions transactions;
    private final JdbcClient sql;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.shared();
    private final SecureRandom random = new SecureRandom();

    AuditTrail(Transactions transactions, JdbcClient sql, InstantSource clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Writes one entry in the surrounding transaction.
     *
     * @param action noun and past participle: {@code api-key.revoked}
     * @param subject what it was done to, in words that still mean something when it is gone
     */
    public void record(Actor actor, String action, String subject, Map<String, String> details) {
        record(By.of(actor), action, subject, details);
    }

    /** Writes one entry in the surrounding transaction. */
    public void record(By by, String action, String subject, Map<String, String> details) {
        var now = clock.instant();
        sql.sql(
                        """
                        insert into identity.audit_entry
                               (id, organization_id, at, person_id, actor, action, subject, details)
                        values (:id, :organization, :at, :person, :actor, :action, :subject, :details::jsonb)
                        """)
                .param("id", UuidV7.at(now, random))
                .param("organization", by.organization().value())
                .param("at", Timestamp.from(now))
                .param("person", by.person() == null ? null : by.person().value())
                .param("actor", by.name())
                .param("action", action)
                .param("subject", subject)
                .param("details", json.writeValueAsString(new TreeMap<>(details)))
                .update();
    }

    /**
     * What was done, newest first.
     *
     * @param action only this one; null for all
     * @param cursor the {@code nextCursor} of the page before; null for the newest
     */
    public Page<Entry> entries(
            OrganizationId organization,
            @Nullable String action,
            @Nullable String cursor,
            int limit) {
        return wanted(organization, new Wanted(action, ALWAYS), cursor, limit);
    }

    /** The same, of a span. */
    public Page<Entry> wanted(
            OrganizationId organization, Wanted wanted, @Nullable String cursor, int limit) {
        var span = wanted.span();
        var found =
                transactions.in(
                        Scope.of(organization),
                        () ->
                                sql.sql(
                                                """
                                                select id, at, actor, action, subject, details
                                                  from identity.audit_entry
                                                 where organization_id = :organization
                                                   and (:action::text is null or action = :action)
                                                   and at >= :from
                                                   and at < :until
                                                   and (:cursor::uuid is null or id < :cursor::uuid)
                                                 order by id desc
                                                 limit :limit
                                                """)
                                        .param("organization", organization.value())
                                        .param("action", wanted.action())
                                        .param("from", Timestamp.from(span.from()))
                                        .param("until", Timestamp.from(span.until()))
                                        .param("cursor", cursor)
                                        .param("limit", limit + 1)
                                        .query(this::entry)
                                        .list());
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(items, found.size() > limit ? items.getLast().id().toString() : null);
    }

    /** Every kind of action in the organization's trail, in alphabetical order. */
    public List<String> actions(OrganizationId organization) {
        return transactions.in(
                Scope.of(organization),
                () ->
                        sql.sql(
                                        """
                                        select distinct action
                                          from identity.audit_entry
                                         where organization_id = :organization
                                         order by action
                                        """)
                                .param("organization", organization.value())
                                .query(String.class)
                                .list());
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("details"), DETAILS));
    }
}
