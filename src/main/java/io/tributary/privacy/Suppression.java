package io.tributary.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Decides which numbers of a table with its totals are withheld, so that none of them can be worked
 * out from the others.
 *
 * <p>A table with totals is a circulation: what flows into a row is its total, what flows out of it
 * are its cells, they flow into the columns, and so on round. What an outsider does not know is an
 * arc of unknown flow, never below zero; how far it could be changed, with all known arcs as they
 * are, is a maximal flow through the other unknown arcs. So the range within which each withheld
 * number must lie is known exactly, and while one is narrower than the smallest group, more is
 * withheld: the arcs of the cheapest way round through it (Fischetti and Salazar, "Models and
 * Algorithms for Optimizing Cell Suppression in Tabular Data", 2000, have the theory; the choice
 * here is greedy).
 */
final class Suppression {
    private static final long UNBOUNDED = Long.MAX_VALUE / 4;
    private static final long COST_OF_A_TOTAL = 8;

    /** A number of the table. */
    private record Arc(int from, int to, long flow, boolean isTotal) {}

    /** A step along an arc, or against it. */
    private record Step(int arc, int to, boolean isForward) {}

    private final int nodes;
    private final long minimum;
    private final List<Arc> arcs = new ArrayList<>();
    private final List<List<Step>> steps = new ArrayList<>();
    private boolean[] withheld = new boolean[0];

    Suppression(int nodes, long minimum) {
        this.nodes = nodes;
        this.minimum = minimum;
        for (int node = 0; node < nodes; node++) {
            steps.add(new ArrayList<>());
        }
    }

    /** Adds a number; answers by which it is named from now on. */
    int add(int from, int to, long flow, boolean isTotal) {
        int arc = arcs.size();
        arcs.add(new Arc(from, to, flow, isTotal));
        steps.get(from).add(new Step(arc, to, true));
        steps.get(to).add(new Step(arc, from, false));
        return arc;
    }

    /** What is withheld in the end, with all that must be from the beginning. */
    boolean[] protect(boolean[] fromTheBeginning) {
        withheld = fromTheBeginning.clone();
        boolean isSafe = false;
        while (!isSafe) {
            isSafe = true;
            for (int arc = 0; arc < withheld.length; arc++) {
                if (withheld[arc] && width(arc) < minimum) {
                    withholdAround(arc);
                    isSafe = false;
                }
            }
        }
        return withheld.clone();
    }

    /** How wide the range is in which that number must lie for somebody who sees what is shown. */
    private long width(int arc) {
        var between = arcs.get(arc);
        long more = flow(between.to(), between.from(), arc);
        long less = Math.min(between.flow(), flow(between.from(), between.to(), arc));
        return more + less;
    }

    /** The largest flow through unknown arcs other than that one, as far as it matters. */
    private long flow(int source, int sink, int without) {
        var used = new long[arcs.size()];
        long all = 0;
        while (all < minimum) {
            long pushed = push(source, sink, without, used);
            if (pushed == 0) {
                return all;
            }
            all += pushed;
        }
        return all;
    }

    /** One more way from source to sink, the shortest there is. */
    private long push(int source, int sink, int without, long[] used) {
        var reachedBy = new Step[nodes];
        var queue = new int[nodes];
        int head = 0;
        int tail = 0;
        queue[tail++] = source;
        while (head < tail && reachedBy[sink] == null) {
            int node = queue[head++];
            for (var step : steps.get(node)) {
                boolean isNew = step.to() != source && reachedBy[step.to()] == null;
                if (isNew && step.arc() != without && room(step, used) > 0) {
                    reachedBy[step.to()] = step;
                    queue[tail++] = step.to();
                }
            }
        }
        return reachedBy[sink] == null ? 0 : along(reachedBy, source, sink, used);
    }

    private long along(Step[] reachedBy, int source, int sink, long[] used) {
        long pushed = minimum;
        for (int node = sink; node != source; node = origin(reachedBy[node])) {
            pushed = Math.min(pushed, room(reachedBy[node], used));
        }
        for (int node = sink; node != source; node = origin(reachedBy[node])) {
            var step = reachedBy[node];
            used[step.arc()] += step.isForward() ? pushed : -pushed;
        }
        return pushed;
    }

    /** How much further a number could be changed that way. */
    private long room(Step step, long[] used) {
        if (!withheld[step.arc()]) {
            return 0;
        }
        return step.isForward() ? UNBOUNDED : arcs.get(step.arc()).flow() + used[step.arc()];
    }

    private int origin(Step step) {
        var arc = arcs.get(step.arc());
        return step.isForward() ? arc.from() : arc.to();
    }

    /** Withholds what makes the cheapest way round through that number wide enough. */
    private void withholdAround(int arc) {
        int source = arcs.get(arc).to();
        int sink = arcs.get(arc).from();
        var cost = new long[nodes];
        Arrays.fill(cost, UNBOUNDED);
        cost[source] = 0;
        var reachedBy = new Step[nodes];
        var queue = new PriorityQueue<>(Comparator.comparingLong((long[] next) -> next[0]));
        queue.add(new long[] {0, source});
        while (!queue.isEmpty()) {
            var next = queue.remove();
            int node = (int) next[1];
            if (next[0] > cost[node]) {
                continue;
            }
            for (var step : steps.get(node)) {
                long there = cost[node] + cost(step);
                if (step.arc() != arc && isWide(step) && there < cost[step.to()]) {
                    cost[step.to()] = there;
                    reachedBy[step.to()] = step;
                    queue.add(new long[] {there, step.to()});
                }
            }
        }
        for (int node = sink; node != source; node = origin(reachedBy[node])) {
            withheld[reachedBy[node].arc()] = true;
        }
    }

    /** Along a number there is always room; against it, as much as it is. */
    private boolean isWide(Step step) {
        return step.isForward() || arcs.get(step.arc()).flow() >= minimum;
    }

    private long cost(Step step) {
        if (withheld[step.arc()]) {
            return 0;
        }
        var arc = arcs.get(step.arc());
        return (arc.flow() + 1) * (arc.isTotal() ? COST_OF_A_TOTAL : 1);
    }
}
