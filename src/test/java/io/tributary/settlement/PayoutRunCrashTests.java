package io.tributary.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Beside;
import io.tributary.ServerProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.SplittableRandom;

/** Everybody is paid once, and nobody is forgotten, whatever was killed. */
@Beside
class PayoutRunCrashTests {
    private static final long SEED = 20_280_229;
    private static final int KILLS = 4;
    private static final String PAYOUTS = "select count(*) from settlement.payout";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void everybody_is_paid_once_however_often_the_run_was_killed() throws Exception {
        var random = new SplittableRandom(SEED);
        try (var server = ServerProcess.start(directory.resolve("postgres"), PayoutServer.class)) {
            long made = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                made += random.nextLong(1, 40);
                server.awaitCount(PAYOUTS, made);
                if (kill % 2 == 0) {
                    server.kill();
                } else {
                    server.killWithDatabase();
                }
                server.launchAgain();
                made = server.count(PAYOUTS);
                assertThat(made).as("a kill was after the end").isLessThan(PayoutServer.PAYEES);
            }
            server.awaitCount(ALL_SENT, 1);
            server.kill();
            server.startAgain();
            server.awaitCount(ALL_PAID, 1);

            assertThat(server.find(NOT_PAID_ONCE)).isEmpty();
            assertThat(server.find(NOT_SENT_ONCE)).isEmpty();
            assertThat(server.count(PAYOUTS)).isEqualTo(PayoutServer.PAYEES);
            var answer = server.command("money-check");
            assertThat(answer.text()).contains("The books are right");
            assertThat(answer.exit()).isZero();
        }
    }

    private static final String ALL_SENT =
            """
            select count(*)
             where 300 = (select count(*) from settlement.payout where state in ('sent', 'paid'))
            """;

    private static final String ALL_PAID =
            """
            select count(*)
             where 300 = (select count(*) from settlement.payout where state = 'paid')
            """;

    /** Each is paid what it earned less the reserve of a twentieth, in one payout. */
    private static final String NOT_PAID_ONCE =
            """
            select payee.organization_id
              from settlement.payee
              left join settlement.payout
                on payout.organization_id = payee.organization_id and payout.state = 'paid'
             group by payee.organization_id
            having count(payout.id) <> 1 or sum(payout.gross) <> 8550
            """;

    /** The provider was given each payout under one key, at its own amount. */
    private static final String NOT_SENT_ONCE =
            """
            select coalesce(payout.id::text, transfer.key)
              from settlement.payout
              full join settlement.sandbox_transfer as transfer on transfer.key = payout.id::text
             where transfer.key is null or payout.id is null
                or transfer.amount <> payout.gross - payout.withheld
            """;
}
