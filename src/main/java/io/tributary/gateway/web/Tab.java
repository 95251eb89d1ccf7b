package io.tributary.gateway.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** One of a few views of the same page. */
record Tab(String label, String href, boolean current) {
    static <T> List<Tab> of(
            T[] all, T current, Function<T, String> label, Function<T, String> href) {
        return Arrays.stream(all)
                .map(one -> new Tab(label.apply(one), href.apply(one), one.equals(current)))
                .toList();
    }
}
