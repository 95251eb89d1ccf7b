package io.tributary.notify;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.OpenMatter;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How webhooks go over all organizations: for those who run the house. */
public final class WebhookFigures implements OpenMatter {
    private static final Scope SCOPE = Scope.system("webhooks of the whole house");

    /**
     * What has not arrived yet.
     *
     * @param waiting deliveries that are still tried
     * @param overdue those of them that should have been tried more than a minute ago
     */
    public record Backlog(long waiting, long overdue) {}

    /**
     * An endpoint that takes nothing.
     *
     * @param host where it is; its whole address may hold a secret
     * @param since when the first attempt failed after which none succeeded
     * @param disabled whether it was switched off for it
     */
    public record Failing(
            UUID endpoint,
            OrganizationId organization,
            String host,
            Instant since,
            boolean disabled) {}

    private final JdbcClient sql;
    private final Transactions transactions;
    private final InstantSource clock;

    WebhookFigures(JdbcClient sql, Transactions transactions, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What has not arrived yet. */
    public Backlog backlog() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select count(*) as waiting,
                                               count(*) filter (where due_at < :minute
                                                   and coalesce(leased_until, due_at) < :minute) as overdue
                                          from notify.delivery
                                         where state = 'waiting'
                                        """)
                                .param("minute", Timestamp.from(clock.instant().minusSeconds(60)))
                                .query(
                                        (row, _) ->
                                                new Backlog(
                                                        row.getLong("waiting"),
                                                        row.getLong("overdue")))
                                .single());
    }

    /**
     * Endpoints that fail for more than an hour, or were switched off for it; the longest first.
     */
    public List<Failing> failing() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select id, organization_id, url, coalesce(failing_since, disabled_at) as since,
                                               disabled_because is not null as disabled
                                          from notify.endpoint
                                         where disabled_because = 'failing'
                                            or disabled_because is null and failing_since < :hour
                                         order by since, id
                                         limit 200
                                        """)
                                .param("hour", Timestamp.from(clock.instant().minusSeconds(3600)))
                                .query(
                                        (row, _) ->
                                                new Failing(
                                                        row.getObject("id", UUID.class),
                                                        new OrganizationId(
                                                                row.getObject(
                                                                        "organization_id",
                                                                        UUID.class)),
                                                        host(row.getString("url")),
                                                        row.getTimestamp("since").toInstant(),
                                                        row.getBoolean("disabled")))
                                .list());
    }

    private static String host(String url) {
        @Nullable String host = URI.create(url).getHost();
        return host == null ? "unknown" : host;
    }

    /** Organizations with an endpoint that is on. */
    Set<OrganizationId> users() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select distinct organization_id
                                          from notify.endpoint
                                         where disabled_because is null
                                        """)
                                .query((row, _) -> new OrganizationId(row.getObject(1, UUID.class)))
                                .set());
    }

    @Override
    public Standing look() {
        var failing = failing();
        return new Standing(
                "Failing webhooks",
                failing.size(),
                failing.isEmpty() ? null : failing.getFirst().since(),
                "Endpoints that take nothing for an hour or more.",
                "/operator/webhooks");
    }
}
