package io.tributary.gateway;

import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Throttle;

import java.util.List;

/** {@code POST /api/v1/api-keys/report-leak}: whoever holds a key may end it. */
final class ReportLeak implements ApiEndpoint {
    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "POST",
                    "/api/v1/api-keys/report-leak",
                    "",
                    false,
                    new ApiDocs(
                            "reportLeakedKey",
                            KeyShapes.TAG,
                            "Report a leaked API key",
                            "Ends a key that was found where it should not be. It takes the key"
                                    + " alone: whoever holds it may end it. The answer is the same"
                                    + " whether the key was active or not.",
                            List.of(),
                            new ApiDocs.Body(
                                    ApiSchema.object("LeakedKey")
                                            .member("api_key", ApiSchema.text(1, 200)),
                                    "{\"api_key\": \"sk_test_… (70 characters)\"}"),
                            new ApiDocs.Answer(
                                    202,
                                    "If it was a key, it works no more.",
                                    new ApiDocs.Body(
                                            ApiSchema.object("LeakReported")
                                                    .member("accepted", ApiSchema.flag()),
                                            "{\"accepted\": true}")),
                            List.of(PlatformProblem.TOO_MANY_ATTEMPTS)));

    private final ApiKeys keys;
    private final Throttle throttle;

    ReportLeak(ApiKeys keys, Throttle throttle) {
        this.keys = keys;
        this.throttle = throttle;
    }

    @Override
    public ApiRoute route() {
        return ROUTE;
    }

    @Override
    public ApiAnswer handle(ApiCall call) {
        throttle.attempt(ApiKeys.LEAK_REPORTS, call.address().getHostAddress());
        var input = JsonInput.of(call.body());
        var key = input.text("api_key", 200);
        input.check();
        keys.reportLeak(key);
        return ApiAnswer.json(
                202,
                json -> {
                    json.writeStartObject();
                    json.writeBooleanProperty("accepted", true);
                    json.writeEndObject();
                });
    }
}
