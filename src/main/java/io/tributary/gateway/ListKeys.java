package io.tributary.gateway;

import java.util.List;

/** {@code GET /api/v1/api-keys}. */
final class ListKeys implements ApiEndpoint {
    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "GET",
                    "/api/v1/api-keys",
                    "keys:read",
                    false,
                    new ApiDocs(
                            "listApiKeys",
                            KeyShapes.TAG,
                            "List API keys",
                            "All keys of the organization in both modes, the newest first. No"
                                    + " answer ever holds a key itself.",
                            List.of(Queries.LIMIT, Queries.CURSOR),
                            null,
                            new ApiDocs.Answer(
                                    200,
                                    "One page of keys.",
                                    new ApiDocs.Body(
                                            KeyShapes.LIST,
                                            "{\"items\": ["
                                                    + KeyShapes.KEY_EXAMPLE
                                                    + "], \"next_cursor\": null}")),
                            List.of()));

    private final ApiKeys keys;

    ListKeys(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public ApiRoute route() {
        return ROUTE;
    }

    @Override
    public ApiAnswer handle(ApiCall call) {
        var page = keys.list(call.organization(), Queries.cursor(call), Queries.limit(call));
        return ApiAnswer.json(
                200,
                json -> {
                    json.writeStartObject();
                    json.writeName("items");
                    json.writeStartArray();
                    page.items().forEach(key -> KeyShapes.write(json, key, call.now()));
                    json.writeEndArray();
                    var cursor = page.nextCursor();
                    if (cursor == null) {
                        json.writeNullProperty("next_cursor");
                    } else {
                        json.writeStringProperty("next_cursor", cursor);
                    }
                    json.writeEndObject();
                });
    }
}
