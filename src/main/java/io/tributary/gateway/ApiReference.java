package io.tributary.gateway;

import io.tributary.kernel.Problem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.ProblemBody;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the reference of the API is made from: every operation there is, and what can go wrong in
 * each.
 */
public final class ApiReference {
    /**
     * One operation.
     *
     * @param scope what the key must hold; empty for an operation without a key
     */
    public record Operation(
            String method, String path, String scope, ApiDocs docs, List<Problem> problems) {
        public Operation {
            problems = List.copyOf(problems);
        }
    }

    private final List<Operation> operations;
    private final Settings settings;

    ApiReference(List<ApiRoute> routes, Settings settings) {
        this.settings = settings;
        this.operations =
                Stream.concat(
                                Stream.of(SignUpReference.OPERATION),
                                routes.stream().map(ApiReference::operation))
                        .toList();
    }

    /** In the order of their paths; sign-up first. */
    public List<Operation> operations() {
        return operations;
    }

    /** The description for machines: OpenAPI 3.1. */
    public byte[] openApi() {
        return new OpenApi(operations, settings).json();
    }

    /** The address that names a problem and explains it. */
    public String page(Problem problem) {
        return ProblemBody.type(problem, settings);
    }

    private static Operation operation(ApiRoute route) {
        var problems = new ArrayList<>(route.docs().problems());
        WayProblems.of(route).filter(common -> !problems.contains(common)).forEach(problems::add);
        return new Operation(route.method(), route.path(), route.scope(), route.docs(), problems);
    }
}
