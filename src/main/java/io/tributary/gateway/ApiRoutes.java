package io.tributary.gateway;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the operation for an address: at once where the path is fixed, by its segments else. */
final class ApiRoutes {
    private static final Pattern SLASH = Pattern.compile("/");

    /**
     * All operations of one path.
     *
     * @param segments of the path; one in braces stands for any
     * @param allow the methods, as the field Allow has them
     */
    record Resource(
            String path, List<String> segments, Map<String, Operation> operations, String allow) {
        /** HEAD asks for what GET would answer. */
        @Nullable Operation operation(String method) {
            return operations.get(method.equals("HEAD") ? "GET" : method);
        }

        private boolean fits(List<String> asked) {
            for (int i = 0; i < segments.size(); i++) {
                var segment = segments.get(i);
                if (isParameter(segment) ? asked.get(i).isEmpty() : !segment.equals(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One operation, with what is asked of it at every call taken out of its route. */
    record Operation(ApiEndpoint endpoint, ApiRoute route) {}

    private final Map<String, Resource> exact = new HashMap<>();
    private final Map<Integer, List<Resource>> templates = new HashMap<>();

    ApiRoutes(Collection<ApiEndpoint> endpoints) {
        var byPath = new TreeMap<String, Map<String, Operation>>();
        for (var endpoint : endpoints) {
            var route = endpoint.route();
            var former =
                    byPath.computeIfAbsent(route.path(), _ -> new TreeMap<>())
                            .put(route.method(), new Operation(endpoint, route));
            if (former != null) {
                throw new IllegalArgumentException(
                        "two operations at " + route.method() + " " + route.path());
            }
        }
        byPath.forEach(this::add);
    }

    private void add(String path, Map<String, Operation> operations) {
        var segments = segments(path);
        var resource = new Resource(path, segments, Map.copyOf(operations), allow(operations));
        if (path.indexOf('{') < 0) {
            exact.put(path, resource);
        } else {
            templates.computeIfAbsent(segments.size(), _ -> new ArrayList<>()).add(resource);
        }
    }

    @Nullable Resource find(String path) {
        var resource = exact.get(path);
        return resource != null ? resource : byTemplate(path);
    }

    private @Nullable Resource byTemplate(String path) {
        var asked = segments(path);
        for (var resource : templates.getOrDefault(asked.size(), List.of())) {
            if (resource.fits(asked)) {
                return resource;
            }
        }
        return null;
    }

    /** All routes, by path and method. */
    List<ApiRoute> all() {
        return Stream.concat(
                        exact.values().stream(), templates.values().stream().flatMap(List::stream))
                .flatMap(resource -> resource.operations().values().stream())
                .map(Operation::route)
                .sorted(Comparator.comparing(ApiRoute::path).thenComparing(ApiRoute::method))
                .toList();
    }

    List<ApiRoute> billable() {
        return all().stream().filter(ApiRoute::billable).toList();
    }

    Set<String> scopes() {
        return all().stream().map(ApiRoute::scope).collect(Collectors.toUnmodifiableSet());
    }

    private static String allow(Map<String, Operation> operations) {
        var methods = new ArrayList<>(operations.keySet());
        if (operations.containsKey("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    static List<String> segments(String path) {
        return List.of(SLASH.split(path, -1));
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}
