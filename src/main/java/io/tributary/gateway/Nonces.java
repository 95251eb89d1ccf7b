package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.GroupCommit;
import io.tributary.platform.Scope;
import io.tributary.platform.Sha256;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The nonces of signed calls, each good once for one signing key, whichever API keys share it, on
 * every server and across restarts: kept in the database, many with one commit.
 */
final class Nonces implements AutoCloseable {
    /**
     * One nonce as one call brings it.
     *
     * @param request which call it is: writing the same twice makes it no other's
     * @param keptUntil by when no signature with it can pass any more
     */
    record Nonce(
            OrganizationId organization,
            UUID signingKey,
            UUID fingerprint,
            UUID request,
            Instant keptUntil) {}

    private final Transactions transactions;
    private final JdbcClient sql;
    private final GroupCommit<Nonce, Boolean> commits;

    Nonces(Transactions transactions, JdbcClient sql) {
        this.transactions = transactions;
        this.sql = sql;
        this.commits =
                new GroupCommit<>(
                        "nonces",
                        transactions,
                        Scope.system("nonces of signed calls"),
                        GroupCommit.Limits.DEFAULT,
                        this::write);
    }

    /** Takes it; false when another call has it already. Durable when it returns. */
    boolean take(Nonce nonce) {
        return commits.submit(nonce);
    }

    private List<Boolean> write(List<Nonce> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        insert(batch);
        var taken = new HashSet<>(takers(batch));
        return batch.stream().map(nonce -> taken.contains(nonce.request())).toList();
    }

    private void insert(List<Nonce> batch) {
        sql.sql(
                        """
                        insert into gateway.signature_nonce (
                               signing_key_id, fingerprint, organization_id, request_id, kept_until)
                        select *
                          from unnest(:keys::uuid[], :fingerprints::uuid[], :organizations::uuid[],
                                      :requests::uuid[], :until::timestamptz[])
                         order by 1, 2
                            on conflict do nothing
                        """)
                .param("keys", ids(batch, Nonce::signingKey))
                .param("fingerprints", ids(batch, Nonce::fingerprint))
                .param("organizations", ids(batch, nonce -> nonce.organization().value()))
                .param("requests", ids(batch, Nonce::request))
                .param(
                        "until",
                        batch.stream()
                                .map(nonce -> nonce.keptUntil().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** The calls that have them now. */
    private List<UUID> takers(List<Nonce> batch) {
        return sql.sql(
                        """
                        select request_id
                          from gateway.signature_nonce
                          join unnest(:keys::uuid[], :fingerprints::uuid[]) as asked (key, fingerprint)
                            on signing_key_id = asked.key
                           and signature_nonce.fingerprint = asked.fingerprint
                        """)
                .param("keys", ids(batch, Nonce::signingKey))
                .param("fingerprints", ids(batch, Nonce::fingerprint))
                .query((row, _) -> row.getObject("request_id", UUID.class))
                .list();
    }

    private static UUID[] ids(List<Nonce> batch, Function<Nonce, UUID> part) {
        return batch.stream().map(part).toArray(UUID[]::new);
    }

    /** Forgets those with which nothing can pass any more. */
    void forget(Instant now) {
        transactions.run(
                Scope.system("old nonces of signed calls"),
                () ->
                        sql.sql("delete from gateway.signature_nonce where kept_until < :now")
                                .param("now", Timestamp.from(now))
                                .update());
    }

    /** What is kept of a nonce: a part of its digest, so that its length does not matter. */
    static UUID fingerprint(String nonce) {
        var digest = ByteBuffer.wrap(Sha256.of(nonce));
        return new UUID(digest.getLong(), digest.getLong());
    }

    /** Writes what waits, and takes no more. */
    @Override
    public void close() {
        commits.close();
    }
}
