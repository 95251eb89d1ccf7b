package io.tributary.notify;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The deliveries as the courier takes them, one holder at a time, and brings them back. */
final class Rounds {
    private final JdbcClient sql;

    Rounds(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Takes what is due, the oldest message first, so that no more than so many are under way. The
     * endpoint must be locked.
     */
    List<Parcel> take(UUID endpoint, int atOnce, Instant now, Instant until) {
        return sql
                .sql(
                        """
                        update notify.delivery d
                           set attempts = attempts + 1, tries = tries + 1, leased_until = :until
                          from notify.message m
                         where m.id = d.message_id
                           and d.id in (select id
                                          from notify.delivery
                                         where endpoint_id = :endpoint
                                           and state = 'waiting'
                                           and due_at <= :now
                                           and (leased_until is null or leased_until <= :now)
                                         order by sequence
                                         limit greatest(0, :most - (select count(*)
                                                                      from notify.delivery
                                                                     where endpoint_id = :endpoint
                                                                       and state = 'waiting'
                                                                       and leased_until > :now)))
                        returning d.id, d.organization_id, d.message_id, m.payload, d.attempts, d.tries,
                                  d.sequence
                        """)
                .param("endpoint", endpoint)
                .param("most", atOnce)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(
                        (row, _) ->
                                new Parcel(
                                        row.getObject("id", UUID.class),
                                        new OrganizationId(
                                                row.getObject("organization_id", UUID.class)),
                                        endpoint,
                                        row.getObject("message_id", UUID.class),
                                        row.getString("payload"),
                                        row.getInt("attempts"),
                                        row.getInt("tries"),
                                        row.getLong("sequence")))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Parcel::sequence))
                .toList();
    }

    /** What came of an attempt; nothing when the delivery is gone with its endpoint. */
    void attempted(
            Parcel parcel, Instant at, int millis, @Nullable Integer status, String excerpt) {
        sql.sql(
                        """
                        insert into notify.attempt
                               (id, organization_id, delivery_id, number, at, millis, status, excerpt)
                        select uuidv7(), organization_id, id, :number, :at, :millis, :status::int, :excerpt
                          from notify.delivery
                         where id = :delivery
                            on conflict (delivery_id, number) do nothing
                        """)
                .param("delivery", parcel.delivery())
                .param("number", parcel.attempt())
                .param("at", Timestamp.from(at))
                .param("millis", millis)
                .param("status", status)
                .param("excerpt", excerpt)
                .update();
    }

    /** It arrived, whoever else may be trying. */
    void delivered(Parcel parcel, Instant now) {
        sql.sql(
                        """
                        update notify.delivery
                           set state = 'delivered', due_at = null, leased_until = null, finished_at = :now
                         where id = :delivery
                           and state <> 'delivered'
                        """)
                .param("delivery", parcel.delivery())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** It is tried again at that time, unless somebody else has taken it since. */
    boolean postponed(Parcel parcel, Instant due) {
        return sql.sql(
                                """
                                update notify.delivery
                                   set due_at = :due, leased_until = null
                                 where id = :delivery
                                   and attempts = :attempt
                                   and state = 'waiting'
                                """)
                        .param("delivery", parcel.delivery())
                        .param("attempt", parcel.attempt())
                        .param("due", Timestamp.from(due))
                        .update()
                == 1;
    }

    /** It is not tried again, unless somebody else has taken it since. */
    void failed(Parcel parcel, Instant now) {
        sql.sql(
                        """
                        update notify.delivery
                           set state = 'failed', due_at = null, leased_until = null, finished_at = :now
                         where id = :delivery
                           and attempts = :attempt
                           and state = 'waiting'
                        """)
                .param("delivery", parcel.delivery())
                .param("attempt", parcel.attempt())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Nothing is sent to that endpoint any more. */
    void giveUp(UUID endpoint, Instant now) {
        sql.sql(
                        """
                        update notify.delivery
                           set state = 'failed', due_at = null, leased_until = null, finished_at = :now
                         where endpoint_id = :endpoint
                           and state = 'waiting'
                        """)
                .param("endpoint", endpoint)
                .param("now", Timestamp.from(now))
                .update();
    }
}
