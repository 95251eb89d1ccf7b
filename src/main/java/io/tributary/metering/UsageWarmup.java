package io.tributary.metering;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.platform.Warmup;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Writes batches of made-up calls and takes them back, until the code of the writer is compiled.
 */
final class UsageWarmup implements Warmup {
    private static final int BATCHES = 60;
    private static final int BATCH = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Thrown to roll the transaction back. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final SplittableRandom random = new SplittableRandom();
    private final Transactions transactions;
    private final Metering metering;
    private final InstantSource clock;

    UsageWarmup(Transactions transactions, Metering metering, InstantSource clock) {
        this.transactions = transactions;
        this.metering = metering;
        this.clock = clock;
    }

    @Override
    public void warmUp() {
        try {
            transactions.run(Scope.system("warm-up of usage"), this::writeAndTakeBack);
        } catch (TakenBack _) {
            // nothing of it is kept
        }
    }

    private void writeAndTakeBack() {
        var nobody = new OrganizationId(UuidV7.at(clock.instant(), random));
        long patience = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < BATCHES && System.nanoTime() < patience; i++) {
            metering.record(batch(nobody));
        }
        throw new TakenBack();
    }

    private List<Usage> batch(OrganizationId nobody) {
        return IntStream.range(0, BATCH).mapToObj(_ -> call(nobody)).toList();
    }

    private Usage call(OrganizationId nobody) {
        return new Usage(
                new RequestId(UuidV7.at(clock.instant(), random)),
                nobody,
                new UUID(0, 0),
                "/warm-up",
                "POST",
                200,
                random.nextInt(100),
                1,
                true,
                false,
                Usage.UNKNOWN_COUNTRY,
                null);
    }
}
