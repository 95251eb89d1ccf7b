package io.tributary.platform;

import io.tributary.kernel.ProblemException;

import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Many callers, one commit. Callers hand in an item and wait; one drainer takes what has gathered,
 * writes it in one transaction with set-based SQL, commits, and then answers each.
 *
 * <p>An item is a whole unit of work with its own unique id, and writing it twice must change
 * nothing ({@code on conflict do nothing}): a batch that fails is tried again item by item, so that
 * one bad item cannot fail its neighbours, and after an unclear commit nothing doubles.
 *
 * @param <T> what is handed in
 * @param <R> what each caller is answered
 */
public final class GroupCommit<T, R> implements AutoCloseable {
    /** How full a batch may get, and how many items may wait in all. */
    public record Limits(int batch, int queue) {
        public static final Limits DEFAULT = new Limits(500, 20_000);

        public Limits {
            if (batch < 1 || queue < batch) {
                throw new IllegalArgumentException(
                        "no batch fits these limits: " + batch + " of " + queue);
            }
        }
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> answer) {}

    private final String name;
    private final Transactions transactions;
    private final Scope scope;
    private final Function<List<T>, List<R>> write;
    private final Limits limits;
    private final ArrayBlockingQueue<Waiting<T, R>> queue;
    private final Thread drainer;
    private final CommitTally tally;
    private volatile boolean closed;

    /**
     * Starts the drainer.
     *
     * @param write writes all items in the surrounding transaction and answers one result for each,
     *     in their order
     */
    public GroupCommit(
            String name,
            Transactions transactions,
            Scope scope,
            Limits limits,
            Function<List<T>, List<R>> write) {
        this.name = name;
        this.tally = CommitTally.of(name);
        this.transactions = transactions;
        this.scope = scope;
        this.limits = limits;
        this.write = write;
        this.queue = new ArrayBlockingQueue<>(limits.queue());
        this.drainer = Thread.ofPlatform().name("group-commit-" + name).daemon().start(this::drain);
    }

    /**
     * Hands in an item and waits until it is committed.
     *
     * @throws ProblemException {@link PlatformProblem#OVERLOADED} when too many are waiting
     * @throws IllegalStateException inside a transaction, which would wait for another one
     */
    public R submit(T item) {
        try {
            return enqueue(item).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private CompletableFuture<R> enqueue(T item) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    name + ": a group commit cannot be awaited inside a transaction");
        }
        var waiting = new Waiting<T, R>(item, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            throw overloaded();
        }
        if (!drainer.isAlive() && queue.remove(waiting)) {
            throw overloaded();
        }
        return waiting.answer();
    }

    private static ProblemException overloaded() {
        return new ProblemException(
                        PlatformProblem.OVERLOADED,
                        "Too much is waiting to be written. Nothing was done; try again.")
                .retryAfter(Duration.ofSeconds(1));
    }

    private void drain() {
        var batch = new ArrayList<Waiting<T, R>>(limits.batch());
        while (!closed || !queue.isEmpty()) {
            try {
                gather(batch);
                commit(batch);
            } catch (InterruptedException _) {
                closed = true;
            } finally {
                batch.clear();
            }
        }
    }

    /**
     * Takes what has gathered while the batch before was written. It does not wait for more: that
     * would only add to everybody's latency, and leave the processors idle meanwhile.
     */
    private void gather(List<Waiting<T, R>> batch) throws InterruptedException {
        var first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        batch.add(first);
        queue.drainTo(batch, limits.batch() - 1);
    }

    private void commit(List<Waiting<T, R>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            var results = written(batch.stream().map(Waiting::item).toList());
            tally.wrote(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(results.get(i));
            }
        } catch (CannotCreateTransactionException away) {
            // no item is to blame: all are told at once, not one timeout after the other
            batch.forEach(one -> one.answer().completeExceptionally(away));
        } catch (RuntimeException | Error failed) {
            if (batch.size() == 1) {
                batch.getFirst().answer().completeExceptionally(failed);
            } else {
                batch.forEach(one -> commit(List.of(one)));
            }
        }
    }

    private List<R> written(List<T> items) {
        return transactions.in(
                scope,
                () -> {
                    var results = write.apply(items);
                    if (results.size() != items.size()) {
                        throw new IllegalStateException(
                                name
                                        + ": "
                                        + results.size()
                                        + " results for "
                                        + items.size()
                                        + " items");
                    }
                    return results;
                });
    }

    /** Refuses new items, writes those that wait, and ends the drainer. */
    @Override
    public void close() {
        closed = true;
        try {
            drainer.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (var left = queue.poll(); left != null; left = queue.poll()) {
            left.answer().completeExceptionally(overloaded());
        }
    }
}
