package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * When somebody of an organization's staff was here last, as far as sessions remember (30 days).
 */
public final class Presence {
    private final JdbcClient sql;
    private final Transactions transactions;

    Presence(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** Of every organization of which anybody was here. */
    public Map<OrganizationId, Instant> lastSeen() {
        return transactions.in(
                Scope.system("who was here"),
                () ->
                        sql
                                .sql(
                                        """
                                        select staff.organization_id, max(visit.last_access_time) as seen
                                          from identity.staff
                                          join identity.spring_session visit
                                            on visit.principal_name = staff.person_id::text
                                         group by staff.organization_id
                                        """)
                                .query(
                                        (row, _) ->
                                                Map.entry(
                                                        new OrganizationId(
                                                                row.getObject(
                                                                        "organization_id",
                                                                        UUID.class)),
                                                        Instant.ofEpochMilli(row.getLong("seen"))))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                Map.Entry::getKey, Map.Entry::getValue)));
    }
}
