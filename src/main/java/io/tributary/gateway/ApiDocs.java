package io.tributary.gateway;

import io.tributary.kernel.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the reference says of one operation. {@code /openapi.json} and {@code /docs} are made from
 * it, and the server warms itself with its examples.
 *
 * @param id unique among all operations, in camel case
 * @param tag the heading it stands under
 * @param summary a few words, without a full stop
 * @param description sentences
 * @param request null when nothing is sent
 * @param problems what can go wrong here, beside what can go wrong in every call
 */
public record ApiDocs(
        String id,
        String tag,
        String summary,
        String description,
        List<Parameter> parameters,
        @Nullable Body request,
        Answer answer,
        List<Problem> problems) {
    /** Where a parameter is sent. */
    public enum Place {
        PATH,
        QUERY,
        HEADER
    }

    /** One parameter outside the body. */
    public record Parameter(
            String name, Place in, boolean required, String description, ApiSchema schema) {}

    /**
     * A JSON body.
     *
     * @param example JSON text that fits the schema
     */
    public record Body(ApiSchema schema, String example) {}

    /**
     * What a call that went well is answered.
     *
     * @param body null when there is none
     */
    public record Answer(int status, String description, @Nullable Body body) {}

    public ApiDocs {
        parameters = List.copyOf(parameters);
        problems = List.copyOf(problems);
    }
}
