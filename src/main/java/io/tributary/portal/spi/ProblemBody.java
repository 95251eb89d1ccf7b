package io.tributary.portal.spi;

import io.tributary.kernel.InputError;
import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Settings;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A problem as it leaves the house (RFC 9457).
 *
 * @param type the address of its page
 * @param errors what is wrong with the input, if that is the problem
 * @param members further members of the body
 */
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String requestId,
        List<InputError> errors,
        Map<String, Object> members) {
    /** The media type of the body. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    public ProblemBody {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    public static ProblemBody of(ProblemException exception, Settings settings, String requestId) {
        var problem = exception.problem();
        return new ProblemBody(
                type(problem, settings),
                problem.title(),
                problem.status(),
                exception.detail(),
                requestId,
                exception.errors(),
                exception.members());
    }

    public static ProblemBody of(
            Problem problem, String detail, Settings settings, String requestId) {
        return of(new ProblemException(problem, detail), settings, requestId);
    }

    /** The address that names this kind of problem, and explains it. */
    public static String type(Problem problem, Settings settings) {
        return settings.link("/docs/problems/" + problem.code());
    }

    /** The body in the order people read it; {@code errors} only when there are any. */
    public Map<String, Object> asMap() {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("request_id", requestId);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        new TreeMap<>(members).forEach(body::putIfAbsent);
        return body;
    }

    /** The body in JSON, UTF-8. */
    public byte[] json() {
        return JSON.writeValueAsBytes(asMap());
    }
}
