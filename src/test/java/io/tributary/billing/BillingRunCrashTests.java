package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Beside;
import io.tributary.ServerProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.SplittableRandom;

/** Every period has one charge and one invoice, and none is missing, whatever was killed. */
@Beside
class BillingRunCrashTests {
    private static final long SEED = 20_271_031;
    private static final int KILLS = 4;
    private static final String INVOICES =
            "select count(*) from billing.invoice where status = 'final'";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void each_period_is_billed_once_however_often_the_run_was_killed() throws Exception {
        var random = new SplittableRandom(SEED);
        try (var server = ServerProcess.start(directory.resolve("postgres"), BillingServer.class)) {
            long billed = BillingServer.CUSTOMERS;
            for (int kill = 0; kill < KILLS; kill++) {
                billed += random.nextLong(20, 120);
                server.awaitCount(INVOICES, billed);
                if (kill % 2 == 0) {
                    server.kill();
                } else {
                    server.killWithDatabase();
                }
                server.launchAgain();
                assertThat(server.count(DUE)).as("a kill was after the end").isPositive();
                billed = server.count(INVOICES);
            }
            server.awaitCount(CAUGHT_UP, 1);

            assertThat(server.find(NOT_CHARGED_DAY_BY_DAY)).isEmpty();
            assertThat(server.find(NOT_BILLED_ONCE)).isEmpty();
            assertThat(server.find(BILLED_FOR_NOTHING)).isEmpty();
            assertThat(server.find(GAPS)).isEmpty();
            assertThat(server.count(INVOICES)).isEqualTo(server.count(PERIODS));
            var answer = server.command("money-check");
            assertThat(answer.text()).contains("The books are right");
            assertThat(answer.exit()).isZero();
        }
    }

    private static final String DUE =
            "select count(*) from billing.subscription where due_at <= now()";

    private static final String CAUGHT_UP =
            """
            select count(*)
             where not exists (select from billing.subscription where due_at <= now())
               and not exists (select from billing.subscription where parked_at is not null)
            """;

    private static final String NOT_CHARGED_DAY_BY_DAY =
            """
            select subscription.id
              from billing.subscription
              left join billing.charge_period as charge on charge.subscription_id = subscription.id
             group by subscription.id
            having min(lower(charge.days)) is distinct from subscription.anchor
                or max(upper(charge.days)) is distinct from subscription.due_on
                or sum(upper(charge.days) - lower(charge.days))
                   is distinct from subscription.due_on - subscription.anchor
            """;

    private static final String NOT_BILLED_ONCE =
            """
            select charge.id
              from billing.charge_period as charge
              left join billing.invoice
                on invoice.key = charge.invoice_key and invoice.status = 'final'
             group by charge.id
            having count(invoice.id) <> 1
            """;

    private static final String BILLED_FOR_NOTHING =
            """
            select label
              from billing.invoice
             where key not in (select invoice_key from billing.charge_period)
            """;

    private static final String GAPS =
            """
            select series
              from billing.invoice
             group by series
            having min(number) <> 1 or max(number) <> count(*) or count(distinct number) <> count(*)
            """;

    /** How many months began from the anchor to the day that is due next, counted by PostgreSQL. */
    private static final String PERIODS =
            """
            select count(*)
              from billing.subscription
             cross join generate_series(0, 30) as n
             where (anchor + make_interval(months => n))::date < due_on
            """;
}
