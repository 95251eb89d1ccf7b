package io.tributary.gateway;

import static io.tributary.gateway.ApiDocs.Place.QUERY;
import static io.tributary.gateway.ApiSchema.integer;
import static io.tributary.gateway.ApiSchema.listOf;
import static io.tributary.gateway.ApiSchema.number;
import static io.tributary.gateway.ApiSchema.object;
import static io.tributary.gateway.ApiSchema.oneOf;
import static io.tributary.gateway.ApiSchema.text;

import io.tributary.kernel.Days;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.metering.GroupBy;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.UsageGroup;
import io.tributary.metering.UsageQuery;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code GET /api/v1/usage}. */
final class ReadUsage implements ApiEndpoint {
    private static final Duration USUAL_SPAN = Duration.ofDays(30);
    private static final Duration LONGEST_SPAN = Duration.ofDays(400);
    private static final String INSTANT =
            "An instant such as 2026-03-01T12:00:00Z, or a UTC day such as 2026-03-01.";

    private static final ApiSchema GROUP =
            object("UsageGroup")
                    .member(
                            "group",
                            text().described("The endpoint, key id, hour, day, status or country."))
                    .member(
                            "requests",
                            integer().described("All that were answered, refused ones too."))
                    .member("calls", integer().described("What they counted against the day."))
                    .member(
                            "errors",
                            integer().described("Requests answered with a status of 400 or more."))
                    .member(
                            "p50_ms",
                            number().orNull()
                                    .described("Half were answered within so many milliseconds."))
                    .member("p95_ms", number().orNull())
                    .member("p99_ms", number().orNull());

    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "GET",
                    "/api/v1/usage",
                    "usage:read",
                    false,
                    new ApiDocs(
                            "readUsage",
                            "Usage",
                            "Read usage",
                            "What was used, by group. Whole hours (UTC) are counted. Percentiles"
                                    + " come from a histogram.",
                            List.of(
                                    new ApiDocs.Parameter(
                                            "from",
                                            QUERY,
                                            false,
                                            "First instant or UTC day; 30 days ago unless said"
                                                    + " otherwise.",
                                            text(1, 40)),
                                    new ApiDocs.Parameter(
                                            "until",
                                            QUERY,
                                            false,
                                            "First instant or UTC day that is not counted; now"
                                                + " unless said otherwise. At most 400 days after"
                                                + " `from`.",
                                            text(1, 40)),
                                    new ApiDocs.Parameter(
                                            "group_by",
                                            QUERY,
                                            false,
                                            "What usage is told apart by.",
                                            oneOf(
                                                            "endpoint",
                                                            "key",
                                                            "hour",
                                                            "day",
                                                            "status",
                                                            "country")
                                                    .keyword("default", "endpoint")),
                                    new ApiDocs.Parameter(
                                            "mode",
                                            QUERY,
                                            false,
                                            "Whose calls: of live keys, of test keys, of both. That"
                                                    + " of the calling key unless said otherwise; a"
                                                    + " test key sees test calls.",
                                            oneOf("live", "test", "both"))),
                            null,
                            new ApiDocs.Answer(
                                    200,
                                    "Usage by group, in the order of the groups' names. Groups"
                                            + " without any are left out.",
                                    new ApiDocs.Body(
                                            object("Usage").member("items", listOf(GROUP)),
                                            """
                                            {
                                              "items": [
                                                {
                                                  "group": "/api/v1/compatibility/calculate",
                                                  "requests": 1210,
                                                  "calls": 1204,
                                                  "errors": 6,
                                                  "p50_ms": 1.4,
                                                  "p95_ms": 3.1,
                                                  "p99_ms": 7.9
                                                }
                                              ]
                                            }
                                            """)),
                            List.of(GatewayProblem.BEYOND_THE_KEY)));

    private final Metering metering;

    ReadUsage(Metering metering) {
        this.metering = metering;
    }

    @Override
    public ApiRoute route() {
        return ROUTE;
    }

    @Override
    public ApiAnswer handle(ApiCall call) {
        var groups =
                metering.usage(
                        call.organization(),
                        new UsageQuery(period(call), groupBy(call), mode(call)));
        return ApiAnswer.json(
                200,
                json -> {
                    json.writeStartObject();
                    json.writeName("items");
                    json.writeStartArray();
                    groups.forEach(group -> write(json, group));
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void write(JsonGenerator json, UsageGroup group) {
        json.writeStartObject();
        json.writeStringProperty("group", group.group());
        json.writeNumberProperty("requests", group.requests());
        json.writeNumberProperty("calls", group.calls());
        json.writeNumberProperty("errors", group.errors());
        write(json, "p50_ms", group.p50Millis());
        write(json, "p95_ms", group.p95Millis());
        write(json, "p99_ms", group.p99Millis());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String member, @Nullable Double millis) {
        if (millis == null) {
            json.writeNullProperty(member);
        } else {
            json.writeNumberProperty(member, millis);
        }
    }

    private static Period period(ApiCall call) {
        var until = instant(call, "until", call.now());
        var from = instant(call, "from", until.minus(USUAL_SPAN));
        if (from.isAfter(until) || Duration.between(from, until).compareTo(LONGEST_SPAN) > 0) {
            throw Visit.invalidQuery("from", "Not after `until`, and at most 400 days before it.");
        }
        return new Period(from, until);
    }

    private static Instant instant(ApiCall call, String name, Instant absent) {
        var text = call.query(name);
        if (text == null) {
            return absent;
        }
        return (text.length() == 10 ? Days.beginning(text) : Days.instant(text))
                .orElseThrow(() -> Visit.invalidQuery(name, INSTANT));
    }

    private static GroupBy groupBy(ApiCall call) {
        var text = call.query("group_by");
        if (text == null) {
            return GroupBy.ENDPOINT;
        }
        for (var group : GroupBy.values()) {
            if (group.name().toLowerCase(Locale.ROOT).equals(text)) {
                return group;
            }
        }
        throw Visit.invalidQuery("group_by", "One of endpoint, key, hour, day, status, country.");
    }

    private static Mode mode(ApiCall call) {
        var text = call.query("mode");
        if (text == null) {
            return Mode.of(call.livemode());
        }
        var mode =
                switch (text) {
                    case "live" -> Mode.LIVE;
                    case "test" -> Mode.TEST;
                    case "both" -> Mode.BOTH;
                    default -> throw Visit.invalidQuery("mode", "One of live, test, both.");
                };
        if (mode != Mode.TEST && !call.livemode()) {
            throw new ProblemException(
                    GatewayProblem.BEYOND_THE_KEY, "A test key sees the usage of test calls only.");
        }
        return mode;
    }
}
