package io.tributary.gateway;

import io.tributary.gateway.Callers.Caller;
import io.tributary.gateway.Callers.Count;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The callers of all keys: counted in memory by the calls, written together every few seconds. What
 * a server that dies had not written yet is missing from the pages about callers, and from nothing
 * else: usage is kept with each call.
 */
final class CallerLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallerLog.class);
    private static final int PAUSE_SECONDS = 5;

    private final Map<UUID, Callers> keys = new ConcurrentHashMap<>();
    private final Transactions transactions;
    private final CallerStore store;
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("key-callers").factory());

    CallerLog(Transactions transactions, CallerStore store) {
        this.transactions = transactions;
        this.store = store;
        var _ =
                writer.scheduleWithFixedDelay(
                        this::writeQuietly, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    Callers of(UUID key, OrganizationId organization) {
        return keys.computeIfAbsent(key, _ -> new Callers(key, organization));
    }

    /**
     * Writes what was counted since the last time, of all keys together. One after the other: what
     * another thread is writing is there for whoever reads after this.
     */
    synchronized void write() {
        var taken = new HashMap<Callers, Map<Caller, Count>>();
        keys.values().forEach(callers -> taken.put(callers, callers.take()));
        taken.values().removeIf(Map::isEmpty);
        if (taken.isEmpty()) {
            return;
        }
        try {
            transactions.run(Scope.system("callers of keys"), () -> store.add(taken));
        } catch (RuntimeException failed) {
            taken.forEach(Callers::putBack);
            throw failed;
        }
    }

    private void writeQuietly() {
        try {
            write();
        } catch (RuntimeException failed) {
            LOG.warn("from where keys are used is written later: {}", failed.toString());
        }
    }

    @Override
    public void close() {
        writer.shutdownNow();
        writeQuietly();
    }
}
