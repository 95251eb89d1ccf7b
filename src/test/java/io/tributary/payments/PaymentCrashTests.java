package io.tributary.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Beside;
import io.tributary.ServerProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What the provider took is found out after a crash, by the same key, and taken once. */
@Beside
class PaymentCrashTests {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void what_was_under_way_at_a_kill_is_taken_and_booked_once() throws Exception {
        try (var server = ServerProcess.start(directory.resolve("postgres"), PayingServer.class)) {
            int kills = 0;
            server.awaitCount(STUCK_OR_DONE, 1);
            while (server.count(DONE) == 0) {
                assertThat(server.count(TAKEN_BUT_NOT_KNOWN)).isPositive();
                if (kills % 2 == 0) {
                    server.kill();
                } else {
                    server.killWithDatabase();
                }
                kills++;
                server.startAgain();
                server.awaitCount(STUCK_OR_DONE, 1);
            }

            assertThat(kills).isGreaterThanOrEqualTo(3);
            assertThat(server.find(NOT_TAKEN_ONCE)).isEmpty();
            assertThat(server.count("select count(*) from payments.payment"))
                    .isEqualTo(PayingServer.PAYMENTS);
            assertThat(server.count("select sum(amount) from payments.sandbox_charge"))
                    .isEqualTo(all());
            assertThat(server.count(BOOKED)).isEqualTo(all());
            var answer = server.command("money-check");
            assertThat(answer.text()).contains("The books are right");
            assertThat(answer.exit()).isZero();
        }
    }

    private static long all() {
        return PayingServer.PAYMENTS * PayingServer.CENTS
                + PayingServer.PAYMENTS * (PayingServer.PAYMENTS - 1) / 2;
    }

    private static final String DONE =
            """
            select count(*)
             where 400 = (select count(*) from payments.payment where state = 'succeeded')
            """;

    private static final String TAKEN_BUT_NOT_KNOWN =
            """
            select count(*)
              from payments.payment
              join payments.sandbox_charge as charge on charge.attempt = payment.id
             where charge.state = 'succeeded' and payment.state = 'created'
            """;

    /** All of the callers wait for an answer, or all is paid. */
    private static final String STUCK_OR_DONE =
            """
            select count(*)
             where 400 = (select count(*) from payments.payment where state = 'succeeded')
                or 8 <= (select count(*)
                           from payments.payment
                           join payments.sandbox_charge as charge on charge.attempt = payment.id
                          where charge.state = 'succeeded' and payment.state = 'created'
                            and charge.card <> 'TIMEOUT')
            """;

    private static final String NOT_TAKEN_ONCE =
            """
            select payment.key
              from payments.payment
              left join payments.sandbox_charge as charge on charge.attempt = payment.id
             group by payment.key
            having count(charge.key) <> 1
                or count(*) filter (where charge.key <> 'payment/' || payment.id) > 0
            union all
            select purpose_id::text
              from payments.payment
             group by purpose_id
            having count(*) <> 1
            """;

    /** What the journal holds of them. */
    private static final String BOOKED =
            """
            select -sum(entry.amount)
              from ledger.journal_entry as entry
              join ledger.account on account.id = entry.account_id
             where account.code = 'sales-clearing'
            """;
}
