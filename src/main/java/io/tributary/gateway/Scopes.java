package io.tributary.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a key may be allowed to do: the scopes of the operations that exist. */
public final class Scopes {
    private final Supplier<Stream<ApiEndpoint>> endpoints;

    Scopes(Supplier<Stream<ApiEndpoint>> endpoints) {
        this.endpoints = endpoints;
    }

    /** Every scope, with the summaries of what it allows. */
    public SortedMap<String, List<String>> all() {
        var all = new TreeMap<String, List<String>>();
        endpoints
                .get()
                .map(ApiEndpoint::route)
                .filter(route -> !route.isKeyless())
                .forEach(
                        route ->
                                all.computeIfAbsent(route.scope(), _ -> new ArrayList<>())
                                        .add(route.docs().summary()));
        return all;
    }

    public SortedSet<String> names() {
        return new TreeSet<>(all().keySet());
    }
}
