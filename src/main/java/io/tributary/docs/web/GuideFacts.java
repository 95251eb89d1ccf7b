package io.tributary.docs.web;

import io.tributary.gateway.ApiCall;
import io.tributary.gateway.ApiDocs;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.ApiReference;
import io.tributary.gateway.CodeSamples;
import io.tributary.gateway.Scopes;
import io.tributary.gateway.SigningKeys;
import io.tributary.gateway.SigningTerms;
import io.tributary.gateway.WantedKey;
import io.tributary.identity.EntitlementSet;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Limit;
import io.tributary.identity.Tier;
import io.tributary.kernel.InputError;
import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.metering.Usage;
import io.tributary.platform.Idempotency;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.CodeSample;
import io.tributary.portal.spi.Numerals;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds out what the guides tell: from routes, scopes, settings and the rows of the tiers. */
final class GuideFacts {
    /** What the example of a bad call sends, and what it is answered. */
    private static final String BAD_QUERY = "/api/v1/usage?group_by=colour";

    private static final List<InputError> BAD_PLACES =
            List.of(
                    new InputError(
                            "group_by", "One of endpoint, key, hour, day, status, country."));

    private static final String KEY_WANTED =
            """
            {"name": "Nightly import", "scopes": ["usage:read"], "mode": "test"}
            """;

    private final ApiReference reference;
    private final CodeSamples samples;
    private final Scopes scopes;
    private final Entitlements entitlements;
    private final SigningTerms signing;
    private final Settings settings;

    GuideFacts(
            ApiReference reference,
            CodeSamples samples,
            Scopes scopes,
            Entitlements entitlements,
            SigningTerms signing,
            Settings settings) {
        this.reference = reference;
        this.samples = samples;
        this.scopes = scopes;
        this.entitlements = entitlements;
        this.signing = signing;
        this.settings = settings;
    }

    GuidePage.QuickStart quickStart() {
        var score = firstBillable();
        return new GuidePage.QuickStart(
                samples.of(operation("signUp")),
                samples.of(score),
                answer(score),
                samples.call("GET", "/api/v1/usage", null, CodeSamples.KEY));
    }

    /** The first operation that people try: a score. */
    private ApiReference.Operation firstBillable() {
        return reference.operations().stream()
                .filter(one -> one.scope().endsWith(":calculate"))
                .filter(one -> one.path().endsWith("/calculate"))
                .findFirst()
                .orElseGet(() -> operation("readUsage"));
    }

    private ApiReference.Operation operation(String id) {
        return reference.operations().stream()
                .filter(one -> one.docs().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static CodeSample answer(ApiReference.Operation operation) {
        var body = operation.docs().answer().body();
        return new CodeSample(
                "Answer " + operation.docs().answer().status(),
                body == null ? "" : JsonText.inLines(body.example()));
    }

    GuidePage.Authentication authentication() {
        return new GuidePage.Authentication(
                settings.link(""),
                settings.apiHostName(),
                samples.firstCall(CodeSamples.KEY),
                scopes.all().entrySet().stream()
                        .map(one -> new GuidePage.Scope(one.getKey(), one.getValue()))
                        .toList(),
                WantedKey.MOST_ADDRESSES,
                ApiKeys.LONGEST_OVERLAP_DAYS,
                samples.of(operation("reportLeakedKey")));
    }

    GuidePage.Limits limits() {
        var starter = entitlements.of(Tier.STARTER);
        long minute = starter.limit(Limit.REQUESTS_PER_MINUTE);
        long day = starter.limit(Limit.TEST_PAIRS_PER_DAY);
        return new GuidePage.Limits(
                tiers(),
                "\"minute\";q=%d;w=60, \"day\";q=%d;w=86400".formatted(minute, day),
                "\"minute\";r=%d;t=31, \"day\";r=%d;t=40211".formatted(minute / 2, day / 2),
                samples.call("GET", "/api/v1/usage", null, CodeSamples.KEY));
    }

    private List<GuidePage.Tier> tiers() {
        return Arrays.stream(Tier.values())
                .map(tier -> tier(tier.label(), entitlements.of(tier)))
                .toList();
    }

    private static GuidePage.Tier tier(String name, EntitlementSet granted) {
        return new GuidePage.Tier(
                name,
                Numerals.count(granted.limit(Limit.REQUESTS_PER_MINUTE)),
                Numerals.count(granted.limit(Limit.CALLS_PER_DAY)),
                Numerals.count(granted.limit(Limit.TEST_PAIRS_PER_DAY)),
                Numerals.count(granted.limit(Limit.BATCH_PAIRS)));
    }

    GuidePage.Idempotency idempotency() {
        return new GuidePage.Idempotency(
                reference.operations().stream()
                        .filter(
                                one ->
                                        one.docs().parameters().stream()
                                                .anyMatch(GuideFacts::isIdempotencyKey))
                        .map(
                                one ->
                                        new GuidePage.Operation(
                                                one.method() + " " + one.path(),
                                                one.docs().summary(),
                                                "/docs/reference#" + one.docs().id()))
                        .toList(),
                Idempotency.KEPT.toHours(),
                bound("Idempotency-Key", "maxLength"),
                samples.call(
                        "POST",
                        "/api/v1/api-keys",
                        KEY_WANTED,
                        CodeSamples.KEY,
                        Map.of("Idempotency-Key", "nightly-import-key-1")));
    }

    /** What the reference says of a parameter that many operations share. */
    private long bound(String parameter, String keyword) {
        return reference.operations().stream()
                .flatMap(one -> one.docs().parameters().stream())
                .filter(one -> one.name().equals(parameter))
                .map(one -> one.schema().keywords().get(keyword))
                .map(Number.class::cast)
                .mapToLong(Number::longValue)
                .max()
                .orElseThrow();
    }

    private static boolean isIdempotencyKey(ApiDocs.Parameter parameter) {
        return parameter.name().equals("Idempotency-Key");
    }

    GuidePage.Errors errors() {
        var refused =
                new ProblemException(
                        PlatformProblem.INVALID_INPUT,
                        "The address has a parameter that is not valid.",
                        BAD_PLACES);
        return new GuidePage.Errors(
                samples.call("GET", BAD_QUERY, null, CodeSamples.KEY),
                new CodeSample("Answer 400", ProblemExamples.json(refused, settings)),
                kinds());
    }

    /** What the API answers, by status. */
    private List<GuidePage.Kind> kinds() {
        var byStatus =
                reference.operations().stream()
                        .flatMap(operation -> operation.problems().stream())
                        .distinct()
                        .collect(
                                Collectors.groupingBy(
                                        Problem::status, TreeMap::new, Collectors.toList()));
        return byStatus.entrySet().stream()
                .map(
                        kind ->
                                new GuidePage.Kind(
                                        kind.getKey(),
                                        kind.getValue().stream()
                                                .map(Problem::code)
                                                .distinct()
                                                .sorted()
                                                .toList(),
                                        again(kind.getKey())))
                .toList();
    }

    private static String again(int status) {
        return switch (status) {
            case 429, 503 -> "After Retry-After";
            case 409 -> "Once the obstacle is gone";
            default -> status >= 500 ? "With growing pauses" : "Only after mending it";
        };
    }

    GuidePage.TestMode testMode() {
        return new GuidePage.TestMode(
                tiers(),
                samples.call(
                        firstBillable().method(),
                        firstBillable().path(),
                        bodyOf(firstBillable()),
                        CodeSamples.KEY));
    }

    private static @Nullable String bodyOf(ApiReference.Operation operation) {
        var request = operation.docs().request();
        return request == null ? null : request.example();
    }

    GuidePage.Signing signing() {
        return new GuidePage.Signing(
                signing.tolerance().toSeconds(),
                signing.shortestNonce(),
                signing.longestNonce(),
                SigningKeys.MOST,
                ApiKeys.LONGEST_OVERLAP_DAYS,
                SampleFiles.of(settings, "signed-call", "sh", "js", "py", "java"));
    }

    GuidePage.Client client() {
        return new GuidePage.Client(SampleFiles.of(settings, "client", "py", "js", "java"));
    }

    GuidePage.Conventions conventions() {
        return new GuidePage.Conventions(
                settings.link(""),
                settings.apiHostName(),
                ApiCall.LARGEST_BODY / 1024,
                Usage.METADATA_BYTES,
                bound("limit", "maximum"),
                samples.call("GET", "/api/v1/api-keys?limit=2", null, CodeSamples.KEY));
    }
}
