package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where it is kept that bodies are recorded, and the bodies. */
final class RecordingStore {
    /** One call's bodies, redacted. */
    record Bodies(
            OrganizationId organization,
            RequestId request,
            String sent,
            String answered,
            Instant at) {}

    private final JdbcClient sql;

    RecordingStore(JdbcClient sql) {
        this.sql = sql;
    }

    void begin(OrganizationId organization, Instant now, Instant until) {
        sql.sql(
                        """
                        insert into gateway.recording (organization_id, began_at, ends_at)
                        values (:organization, :now, :until)
                            on conflict (organization_id)
                            do update set began_at = excluded.began_at, ends_at = excluded.ends_at
                        """)
                .param("organization", organization.value())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Answers false when nothing was recorded. */
    boolean end(OrganizationId organization, Instant now) {
        return sql.sql(
                                """
                                delete from gateway.recording
                                 where organization_id = :organization
                                   and ends_at > :now
                                """)
                        .param("organization", organization.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Instant> endsAt(OrganizationId organization, Instant now) {
        return sql.sql(
                        """
                        select ends_at
                          from gateway.recording
                         where organization_id = :organization
                           and ends_at > :now
                        """)
                .param("organization", organization.value())
                .param("now", Timestamp.from(now))
                .query((row, _) -> row.getTimestamp("ends_at").toInstant())
                .optional();
    }

    void write(List<Bodies> batch) {
        for (var bodies : batch) {
            sql.sql(
                            """
                            insert into gateway.recorded_body
                                   (organization_id, request_id, request, answer, recorded_at)
                            values (:organization, :request, :sent, :answered, :at)
                                on conflict do nothing
                            """)
                    .param("organization", bodies.organization().value())
                    .param("request", bodies.request().value())
                    .param("sent", bodies.sent())
                    .param("answered", bodies.answered())
                    .param("at", Timestamp.from(bodies.at()))
                    .update();
        }
    }

    Optional<Bodies> find(OrganizationId organization, RequestId request, Instant since) {
        return sql.sql(
                        """
                        select request_id, request, answer, recorded_at
                          from gateway.recorded_body
                         where organization_id = :organization
                           and request_id = :request
                           and recorded_at > :since
                        """)
                .param("organization", organization.value())
                .param("request", request.value())
                .param("since", Timestamp.from(since))
                .query(
                        (row, _) ->
                                new Bodies(
                                        organization,
                                        new RequestId(row.getObject("request_id", UUID.class)),
                                        row.getString("request"),
                                        row.getString("answer"),
                                        row.getTimestamp("recorded_at").toInstant()))
                .optional();
    }

    /** Forgets the bodies of before that instant, and recordings that ended before it. */
    void forget(Instant before) {
        sql.sql("delete from gateway.recorded_body where recorded_at <= :before")
                .param("before", Timestamp.from(before))
                .update();
        sql.sql("delete from gateway.recording where ends_at <= :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
