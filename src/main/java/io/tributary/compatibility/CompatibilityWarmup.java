package io.tributary.compatibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.RequestId;
import io.tributary.platform.Warmup;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.UUID;

/**
 * Reads, scores and writes the example of the reference until the compiler has seen enough of it,
 * for a bounded time.
 */
final class CompatibilityWarmup implements Warmup {
    private static final int ENOUGH = 15_000;
    private static final int BATCH_EVERY = 50;
    private static final int BATCH_SIZE = 20;
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final RequestId NOBODYS = new RequestId(new UUID(0, 0));

    private final JsonFactory factory = new JsonFactory();
    private final Duration longest;

    CompatibilityWarmup(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void warmUp() {
        rounds();
    }

    /** Warms up, and answers how often it went round. */
    int rounds() {
        var pair = CompatibilityReference.PAIR_EXAMPLE.getBytes(UTF_8);
        var pairs =
                Collections.nCopies(BATCH_SIZE, CompatibilityReference.PAIR_EXAMPLE)
                        .toString()
                        .getBytes(UTF_8);
        long began = System.nanoTime();
        int rounds = 0;
        while (rounds < ENOUGH && System.nanoTime() - began < longest.toNanos()) {
            if (rounds % BATCH_EVERY == 0) {
                batch(pairs);
            } else {
                one(pair);
            }
            rounds++;
        }
        return rounds;
    }

    private void one(byte[] body) {
        var answer = PairReader.one(body, TODAY).answer();
        try (var json =
                factory.createGenerator(
                        ObjectWriteContext.empty(), OutputStream.nullOutputStream())) {
            new AnswerWriter(json, Instant.EPOCH, NOBODYS, false).one(answer);
        }
    }

    private void batch(byte[] body) {
        var answers = PairReader.batch(body, TODAY, BATCH_SIZE).stream().map(Pair::answer).toList();
        try (var json =
                factory.createGenerator(
                        ObjectWriteContext.empty(), OutputStream.nullOutputStream())) {
            new AnswerWriter(json, Instant.EPOCH, NOBODYS, false).batch(answers);
        }
    }
}
