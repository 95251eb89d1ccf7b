package io.tributary.notify;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where messages and their deliveries are kept, as people look at them. */
final class DeliveryStore {
    private final JdbcClient sql;

    DeliveryStore(JdbcClient sql) {
        this.sql = sql;
    }

    void write(OrganizationId organization, UUID id, String type, String payload, Instant now) {
        sql.sql(
                        """
                        insert into notify.message (id, organization_id, event_type, payload, created_at)
                        values (:id, :organization, :type, :payload, :now)
                        """)
                .param("id", id)
                .param("organization", organization.value())
                .param("type", type)
                .param("payload", payload)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Makes a delivery for each endpoint that wants the message, and tells which they are. */
    List<UUID> address(OrganizationId organization, UUID message, Instant now) {
        return sql.sql(
                        """
                        insert into notify.delivery
                               (id, organization_id, endpoint_id, message_id, state, due_at, created_at)
                        select uuidv7(), e.organization_id, e.id, m.id, 'waiting', :now, :now
                          from notify.message m
                          join notify.endpoint e using (organization_id)
                         where m.id = :message
                           and m.organization_id = :organization
                           and e.disabled_because is null
                           and (e.event_types = '{}' or m.event_type = any (e.event_types))
                        returning endpoint_id
                        """)
                .param("organization", organization.value())
                .param("message", message)
                .param("now", Timestamp.from(now))
                .query((row, _) -> row.getObject("endpoint_id", UUID.class))
                .list();
    }

    /** For one endpoint, whatever it wants. */
    UUID addressTo(OrganizationId organization, UUID message, UUID endpoint, Instant now) {
        return sql.sql(
                        """
                        insert into notify.delivery
                               (id, organization_id, endpoint_id, message_id, state, due_at, created_at)
                        values (uuidv7(), :organization, :endpoint, :message, 'waiting', :now, :now)
                        returning id
                        """)
                .param("organization", organization.value())
                .param("endpoint", endpoint)
                .param("message", message)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .single();
    }

    List<Delivery> list(
            OrganizationId organization, UUID endpoint, @Nullable UUID before, int limit) {
        return sql.sql(
                        """
                        select d.*, m.event_type, a.status
                          from notify.delivery d
                          join notify.message m on m.id = d.message_id
                          left join notify.attempt a on a.delivery_id = d.id and a.number = d.attempts
                         where d.organization_id = :organization
                           and d.endpoint_id = :endpoint
                           and (:before::uuid is null or d.id < :before::uuid)
                         order by d.id desc
                         limit :limit
                        """)
                .param("organization", organization.value())
                .param("endpoint", endpoint)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> delivery(row))
                .list();
    }

    Optional<Delivery> find(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        select d.*, m.event_type, a.status
                          from notify.delivery d
                          join notify.message m on m.id = d.message_id
                          left join notify.attempt a on a.delivery_id = d.id and a.number = d.attempts
                         where d.organization_id = :organization
                           and d.id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query((row, _) -> delivery(row))
                .optional();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("endpoint_id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getString("event_type"),
                Delivery.State.of(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("status", Integer.class),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "due_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    String payload(OrganizationId organization, UUID message) {
        return sql.sql(
                        """
                        select payload
                          from notify.message
                         where organization_id = :organization
                           and id = :message
                        """)
                .param("organization", organization.value())
                .param("message", message)
                .query(String.class)
                .single();
    }

    List<Delivery.Attempt> attempts(OrganizationId organization, UUID delivery) {
        return sql.sql(
                        """
                        select number, at, millis, status, excerpt
                          from notify.attempt
                         where organization_id = :organization
                           and delivery_id = :delivery
                         order by number desc
                         limit 100
                        """)
                .param("organization", organization.value())
                .param("delivery", delivery)
                .query(
                        (row, _) ->
                                new Delivery.Attempt(
                                        row.getInt("number"),
                                        row.getTimestamp("at").toInstant(),
                                        row.getInt("millis"),
                                        row.getObject("status", Integer.class),
                                        row.getString("excerpt")))
                .list();
    }

    /** Begins another round. False while an attempt is under way. */
    boolean again(OrganizationId organization, UUID delivery, Instant now) {
        return sql.sql(
                                """
                                update notify.delivery
                                   set state = 'waiting', tries = 0, due_at = :now, leased_until = null,
                                       finished_at = null
                                 where organization_id = :organization
                                   and id = :delivery
                                   and (leased_until is null or leased_until <= :now)
                                """)
                        .param("organization", organization.value())
                        .param("delivery", delivery)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Every message of that time which the endpoint wants and does not have sets out again. */
    int recover(OrganizationId organization, UUID endpoint, Period span, Instant now) {
        return sql.sql(
                        """
                        insert into notify.delivery as d
                               (id, organization_id, endpoint_id, message_id, state, due_at, created_at)
                        select uuidv7(), e.organization_id, e.id, m.id, 'waiting', :now, :now
                          from notify.message m
                          join notify.endpoint e using (organization_id)
                         where m.organization_id = :organization
                           and m.created_at >= :from
                           and m.created_at < :until
                           and m.event_type <> :test
                           and e.id = :endpoint
                           and (e.event_types = '{}' or m.event_type = any (e.event_types))
                         order by m.id
                            on conflict (endpoint_id, message_id) do update
                           set state = 'waiting', tries = 0, due_at = :now, leased_until = null,
                               finished_at = null
                         where d.state = 'failed'
                           and (d.leased_until is null or d.leased_until <= :now)
                        """)
                .param("organization", organization.value())
                .param("endpoint", endpoint)
                .param("from", Timestamp.from(span.from()))
                .param("until", Timestamp.from(span.until()))
                .param("test", Catalogue.TEST.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Messages that were written before, and all about them. */
    void forget(Instant before) {
        sql.sql("delete from notify.message where created_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
