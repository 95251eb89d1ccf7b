package io.tributary.metering;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** Folds the buckets of the latency histogram into groups with percentiles. */
final class UsageGroups {
    private final Latency latency = new Latency();
    private long calls;
    private long errors;

    private void add(BucketCount count) {
        latency.add(count.bucket(), count.requests());
        calls += count.calls();
        errors += count.errors();
    }

    private UsageGroup named(String group) {
        return new UsageGroup(
                group,
                latency.total(),
                calls,
                errors,
                latency.percentile(0.50),
                latency.percentile(0.95),
                latency.percentile(0.99));
    }

    /** Groups in the order of their names. */
    static <T> List<UsageGroup> of(
            Collection<T> parts, Function<T, String> group, Function<T, BucketCount> count) {
        var groups = new TreeMap<String, UsageGroups>();
        for (var part : parts) {
            groups.computeIfAbsent(group.apply(part), _ -> new UsageGroups())
                    .add(count.apply(part));
        }
        return groups.entrySet().stream().map(one -> one.getValue().named(one.getKey())).toList();
    }

    static Totals totals(Collection<BucketCount> counts) {
        var all = new UsageGroups();
        counts.forEach(all::add);
        return new Totals(all.latency.total(), all.calls, all.errors, all.latency.percentile(0.95));
    }
}
