package io.tributary.platform;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many batches a group commit wrote, and how many items in them, since the process started. */
final class CommitTally {
    private static final Map<String, CommitTally> TALLIES = new ConcurrentHashMap<>();

    private final LongAdder batches = new LongAdder();
    private final LongAdder items = new LongAdder();

    /** The one of that name. */
    static CommitTally of(String name) {
        return TALLIES.computeIfAbsent(name, _ -> new CommitTally());
    }

    static Map<String, CommitTally> all() {
        return new TreeMap<>(TALLIES);
    }

    void wrote(int count) {
        batches.increment();
        items.add(count);
    }

    long batches() {
        return batches.sum();
    }

    long items() {
        return items.sum();
    }
}
