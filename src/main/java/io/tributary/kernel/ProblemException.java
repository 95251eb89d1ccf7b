package io.tributary.kernel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An error that leaves the house as a problem (RFC 9457). Its detail is written for the caller. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<InputError> errors;
    private final transient Map<String, Object> members;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            Problem problem,
            String detail,
            List<InputError> errors,
            Map<String, Object> members,
            @Nullable Duration retryAfter) {
        super(detail);
        this.problem = problem;
        this.errors = List.copyOf(errors);
        this.members = Map.copyOf(members);
        this.retryAfter = retryAfter;
    }

    public ProblemException(Problem problem, String detail) {
        this(problem, detail, List.of(), Map.of(), null);
    }

    public ProblemException(Problem problem, String detail, List<InputError> errors) {
        this(problem, detail, errors, Map.of(), null);
    }

    /** The same problem with one more member in its body. */
    public ProblemException with(String member, Object value) {
        var all = new java.util.TreeMap<>(members);
        all.put(member, value);
        return new ProblemException(problem, detail(), errors, all, retryAfter);
    }

    /** The same problem, telling when to come back. */
    public ProblemException retryAfter(Duration wait) {
        return new ProblemException(problem, detail(), errors, members, wait);
    }

    public Problem problem() {
        return problem;
    }

    /** What is wrong this time. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<InputError> errors() {
        return errors;
    }

    /** Further members of the body (RFC 9457, section 3.2). */
    public Map<String, Object> members() {
        return members;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
