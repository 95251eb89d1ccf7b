package io.tributary.docs.web;

import io.tributary.gateway.ApiReference;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The operations in the order in which people look for them. */
final class Operations {
    /** What people come for stands first, what they need once last; others between. */
    private static final List<String> FIRST = List.of("Compatibility", "Usage", "API keys");

    private static final String LAST = "Sign-up";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** The whole before its parts, one before many, reading before changing. */
    private static final Comparator<ApiReference.Operation> ORDER =
            Comparator.<ApiReference.Operation>comparingInt(one -> place(one.docs().tag()))
                    .thenComparing(one -> one.docs().tag())
                    .thenComparingLong(one -> one.path().chars().filter(c -> c == '/').count())
                    .thenComparing(Operations::isOfMany)
                    .thenComparing(ApiReference.Operation::path)
                    .thenComparingInt(one -> METHODS.indexOf(one.method()));

    private Operations() {}

    static List<ApiReference.Operation> of(ApiReference reference) {
        return reference.operations().stream().sorted(ORDER).toList();
    }

    /** By the heading they stand under. */
    static Map<String, List<ApiReference.Operation>> byTag(
            List<ApiReference.Operation> operations) {
        return operations.stream()
                .collect(
                        Collectors.groupingBy(
                                operation -> operation.docs().tag(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private static int place(String tag) {
        if (tag.equals(LAST)) {
            return Integer.MAX_VALUE;
        }
        int place = FIRST.indexOf(tag);
        return place < 0 ? FIRST.size() : place;
    }

    private static boolean isOfMany(ApiReference.Operation operation) {
        var request = operation.docs().request();
        return request != null && request.schema().items() != null;
    }
}
