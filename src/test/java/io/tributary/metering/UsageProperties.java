package io.tributary.metering;

import static io.tributary.metering.MeteringFixtures.anyCall;
import static io.tributary.metering.MeteringFixtures.calls;
import static io.tributary.metering.MeteringFixtures.countedAnew;
import static io.tributary.metering.MeteringFixtures.organization;
import static io.tributary.metering.MeteringFixtures.rollUp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.RequestId;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

class UsageProperties {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(MeteringConfiguration.class);

    private static final Instant FROM = Instant.parse("2026-03-30T00:00:00Z");

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    /**
     * Batches of any size, with calls that were kept before, twice in a batch, or rolled back
     * first.
     */
    @Test
    void the_roll_up_is_what_counting_anew_would_give() {
        var metering = database.bean(Metering.class);
        var organizations = List.of(organization(), organization());
        var all = new ArrayList<Usage>();
        for (int trial = 0; trial < 60; trial++) {
            var batch = batch(organizations, all);
            if (random.nextInt(4) == 0) {
                rollBack(metering, batch);
            } else {
                metering.record(batch);
                all.addAll(batch);
            }
        }

        var ids = new HashSet<RequestId>();
        all.forEach(usage -> ids.add(usage.id()));
        assertThat(calls(database)).as("seed %d", seed).isEqualTo(ids.size());
        assertThat(rollUp(database))
                .as("seed %d", seed)
                .isNotEmpty()
                .isEqualTo(countedAnew(database));
    }

    private List<Usage> batch(
            List<io.tributary.kernel.OrganizationId> organizations, List<Usage> before) {
        var batch = new ArrayList<Usage>();
        int size = random.nextInt(200);
        for (int i = 0; i < size; i++) {
            batch.add(
                    switch (random.nextInt(5)) {
                        case 0 ->
                                before.isEmpty()
                                        ? anyCall(random, organizations, FROM)
                                        : before.get(random.nextInt(before.size()));
                        case 1 ->
                                batch.isEmpty()
                                        ? anyCall(random, organizations, FROM)
                                        : batch.get(random.nextInt(batch.size()));
                        default -> anyCall(random, organizations, FROM);
                    });
        }
        return batch;
    }

    /** As a server that dies before its commit. */
    private static void rollBack(Metering metering, List<Usage> batch) {
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.system("test"),
                                                () -> {
                                                    metering.record(batch);
                                                    throw new IllegalStateException(
                                                            "died before the commit");
                                                }))
                .hasMessage("died before the commit");
    }
}
