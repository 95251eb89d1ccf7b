package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RetentionRule;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** How long sessions, sign-ups and invitations that came to nothing are kept. */
final class IdentityRetention {
    private static final Scope SCOPE = Scope.system("what came to nothing is forgotten");

    private final JdbcClient sql;
    private final Entitlements entitlements;
    private final Transactions transactions;

    IdentityRetention(JdbcClient sql, Entitlements entitlements, Transactions transactions) {
        this.sql = sql;
        this.entitlements = entitlements;
        this.transactions = transactions;
    }

    RetentionRule sessions() {
        return new RetentionRule(
                "identity.sessions",
                "Sessions that ended by themselves",
                "An ended session is of no use; a day allows to look into an attack.",
                1,
                before -> transactions.in(SCOPE, () -> forgetSessions(before)));
    }

    RetentionRule signUps() {
        return new RetentionRule(
                "identity.sign-ups",
                "Sign-ups whose mail was never answered",
                "Whoever answers late asks for another mail; then nobody does any more.",
                30,
                before -> transactions.in(SCOPE, () -> forgetSignUps(before)));
    }

    RetentionRule invitations() {
        return new RetentionRule(
                "identity.invitations",
                "Invitations that ran out and were not sent again",
                "Their seat is taken until they are withdrawn; then it is free again.",
                90,
                before -> transactions.in(SCOPE, () -> forgetInvitations(before)));
    }

    private long forgetSessions(Instant before) {
        return sql.sql("delete from identity.spring_session where expiry_time < :before")
                .param("before", before.toEpochMilli())
                .update();
    }

    private long forgetSignUps(Instant before) {
        return sql.sql(
                        """
                        delete from identity.sign_up
                         where confirmed_at is null
                           and expires_at < :before
                        """)
                .param("before", Timestamp.from(before))
                .update();
    }

    private long forgetInvitations(Instant before) {
        var seats =
                sql.sql(
                                """
                                delete from identity.invitation
                                 where expires_at < :before
                                returning organization_id
                                """)
                        .param("before", Timestamp.from(before))
                        .query((row, _) -> new OrganizationId(row.getObject(1, UUID.class)))
                        .list();
        seats.forEach(
                organization -> entitlements.giveBack(organization, Countable.STAFF_SEATS, 1));
        return seats.size();
    }
}
