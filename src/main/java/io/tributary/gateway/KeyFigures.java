package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/**
 * How many keys there are over all organizations, and who has which: for those who run the house.
 */
public final class KeyFigures {
    private static final Scope SCOPE = Scope.system("keys of the whole house");

    /** Keys that calls are accepted with now. */
    public record Active(long live, long test) {}

    private final Transactions transactions;
    private final JdbcClient sql;
    private final InstantSource clock;

    KeyFigures(Transactions transactions, JdbcClient sql, InstantSource clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /** How many are active now. */
    public Active active() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select count(*) filter (where mode = 'live') as live,
                                               count(*) filter (where mode = 'test') as test
                                          from gateway.api_key
                                         where revoked_at is null
                                           and (ends_at > :now or ends_at is null)
                                        """)
                                .param("now", Timestamp.from(clock.instant()))
                                .query(
                                        (row, _) ->
                                                new Active(
                                                        row.getLong("live"), row.getLong("test")))
                                .single());
    }

    /** Organizations with an active live key. */
    Set<OrganizationId> withLiveKeys() {
        return organizations(false);
    }

    /** Organizations of which an active live key is bound to addresses. */
    Set<OrganizationId> withAllowLists() {
        return organizations(true);
    }

    /** Organizations of which an active live key has a signing key that counts. */
    Set<OrganizationId> withSignedCalls() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select distinct api_key.organization_id
                                          from gateway.api_key
                                          join gateway.signing_key on signing_key.api_key_id = api_key.id
                                         where api_key.revoked_at is null
                                           and (api_key.ends_at > :now or api_key.ends_at is null)
                                           and api_key.mode = 'live'
                                           and (signing_key.ends_at > :now or signing_key.ends_at is null)
                                        """)
                                .param("now", Timestamp.from(clock.instant()))
                                .query((row, _) -> new OrganizationId(row.getObject(1, UUID.class)))
                                .set());
    }

    private Set<OrganizationId> organizations(boolean bound) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select distinct organization_id
                                          from gateway.api_key
                                         where revoked_at is null
                                           and (ends_at > :now or ends_at is null)
                                           and mode = 'live'
                                           and (not :bound or cardinality(allowed_addresses) > 0)
                                        """)
                                .param("now", Timestamp.from(clock.instant()))
                                .param("bound", bound)
                                .query((row, _) -> new OrganizationId(row.getObject(1, UUID.class)))
                                .set());
    }
}
