package io.tributary.gateway;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** When keys were used last: noted in memory by the calls, written together now and then. */
final class LastUses implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);
    private static final int PAUSE_SECONDS = 20;

    private final Map<UUID, LastUse> uses = new ConcurrentHashMap<>();
    private final Transactions transactions;
    private final KeyStore keys;
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("key-last-use").factory());

    LastUses(Transactions transactions, KeyStore keys) {
        this.transactions = transactions;
        this.keys = keys;
        var _ =
                writer.scheduleWithFixedDelay(
                        this::writeQuietly, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    LastUse of(UUID key) {
        return uses.computeIfAbsent(key, LastUse::new);
    }

    /** The later of what is written and what is still in memory. */
    @Nullable Instant latest(UUID key, @Nullable Instant written) {
        var use = uses.get(key);
        if (use == null || use.at() == 0) {
            return written;
        }
        var noted = Instant.ofEpochMilli(use.at());
        return written == null || noted.isAfter(written) ? noted : written;
    }

    /** Writes what was noted since the last time. */
    void write() {
        var batch = new HashMap<UUID, Long>();
        for (var use : uses.values()) {
            if (!use.isWritten()) {
                batch.put(use.keyId(), use.at());
            }
        }
        if (batch.isEmpty()) {
            return;
        }
        transactions.run(Scope.system("last uses of keys"), () -> keys.used(batch));
        batch.forEach((key, at) -> of(key).written(at));
    }

    private void writeQuietly() {
        try {
            write();
        } catch (RuntimeException failed) {
            LOG.warn("when keys were used last is written later: {}", failed.toString());
        }
    }

    @Override
    public void close() {
        writer.shutdownNow();
        writeQuietly();
    }
}
