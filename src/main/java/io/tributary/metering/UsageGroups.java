package io.tributary.metering;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

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

    static List<UsageGroup> of(Collection<RollUpStore.Slice> slices) {
        var groups = new TreeMap<String, UsageGroups>();
        for (var slice : slices) {
            groups.computeIfAbsent(slice.group(), _ -> new UsageGroups()).add(slice.count());
        }
        return groups.entrySet().stream()
                .map(group -> group.getValue().named(group.getKey()))
                .toList();
    }

    static Totals totals(Collection<BucketCount> counts) {
        var all = new UsageGroups();
        counts.forEach(all::add);
        return new Totals(all.latency.total(), all.calls, all.errors, all.latency.percentile(0.95));
    }
}
