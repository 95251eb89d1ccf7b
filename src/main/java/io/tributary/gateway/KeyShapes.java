package io.tributary.gateway;

import static io.tributary.gateway.ApiSchema.instant;
import static io.tributary.gateway.ApiSchema.integer;
import static io.tributary.gateway.ApiSchema.listOf;
import static io.tributary.gateway.ApiSchema.object;
import static io.tributary.gateway.ApiSchema.oneOf;
import static io.tributary.gateway.ApiSchema.text;
import static io.tributary.gateway.ApiSchema.uuid;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How keys look in JSON, in words and in bytes. */
final class KeyShapes {
    static final String TAG = "API keys";

    static final ApiSchema KEY =
            object("ApiKey")
                    .member("id", uuid())
                    .member("name", text())
                    .member("prefix", text().described("The part of the key that may be shown."))
                    .member("mode", oneOf("live", "test"))
                    .member("scopes", listOf(text()))
                    .member(
                            "allowed_addresses",
                            listOf(text()).described("CIDR ranges; empty for every address."))
                    .member(
                            "status",
                            oneOf("active", "replaced", "revoked", "rotated", "leaked", "expired")
                                    .described(
                                            "`replaced`: it works until `ends_at`, beside its"
                                                    + " successor."))
                    .member("created_at", instant())
                    .member("last_used_at", instant().orNull().described("To the minute."))
                    .member(
                            "exposed_at",
                            instant().orNull().described("When it was first seen in an address."))
                    .member("ends_at", instant().orNull().described("When it stops by itself."))
                    .member("revoked_at", instant().orNull())
                    .member("replaced_by", uuid().orNull().described("The key that follows it."));

    static final ApiSchema LIST =
            object("ApiKeyList")
                    .member("items", listOf(KEY))
                    .member("next_cursor", text().orNull().described("Null on the last page."));

    static final ApiSchema ISSUED =
            object("IssuedApiKey")
                    .member("id", uuid())
                    .member("api_key", text().described("The key itself, shown this once."))
                    .member("name", text())
                    .member("created_at", instant())
                    .member("warning", text());

    static final ApiSchema WANTED =
            object("WantedApiKey")
                    .member("name", text(1, WantedKey.LONGEST_NAME))
                    .member(
                            "scopes",
                            listOf(text(), 1, 50)
                                    .described("What it may do, such as `usage:read`."))
                    .optional(
                            "mode",
                            oneOf("live", "test")
                                    .described("That of the calling key unless said otherwise."))
                    .optional(
                            "allowed_addresses",
                            listOf(text(), 0, WantedKey.MOST_ADDRESSES)
                                    .described(
                                            "CIDR ranges, IPv4 or IPv6, from which alone it"
                                                    + " works."))
                    .optional("expires_at", instant().orNull());

    static final ApiSchema ROTATION =
            object("Rotation")
                    .member(
                            "overlap_days",
                            integer(0, ApiKeys.LONGEST_OVERLAP_DAYS)
                                    .described("How long the old key goes on; 0 ends it at once."));

    static final String KEY_EXAMPLE =
            """
            {
              "id": "019a9c1e-7f00-7abc-8def-0123456789ab",
              "name": "Backend",
              "prefix": "sk_test_01KeyPrefixOfThisKey00",
              "mode": "test",
              "scopes": ["compatibility:calculate", "usage:read"],
              "allowed_addresses": ["203.0.113.0/24"],
              "status": "active",
              "created_at": "2026-03-01T12:00:00Z",
              "last_used_at": "2026-03-02T08:15:00Z",
              "exposed_at": null,
              "ends_at": null,
              "revoked_at": null,
              "replaced_by": null
            }
            """;

    static final String ISSUED_EXAMPLE =
            """
            {
              "id": "019a9c1e-7f00-7abc-8def-0123456789ab",
              "api_key": "sk_test_… (70 characters)",
              "name": "Backend",
              "created_at": "2026-03-01T12:00:00Z",
              "warning": "Store this key now: it is shown this once and cannot be read again."
            }
            """;

    static final ApiDocs.Parameter ID =
            new ApiDocs.Parameter("id", ApiDocs.Place.PATH, true, "The key's id.", uuid());

    static final ApiDocs.Parameter IDEMPOTENCY_KEY =
            new ApiDocs.Parameter(
                    "Idempotency-Key",
                    ApiDocs.Place.HEADER,
                    false,
                    "Your name for this call. Repeated within a day with the same body, it has the"
                            + " same answer and no further effect.",
                    text(1, 255));

    private KeyShapes() {}

    static void write(JsonGenerator json, ApiKey key, Instant now) {
        json.writeStartObject();
        json.writeStringProperty("id", key.id().toString());
        json.writeStringProperty("name", key.name());
        json.writeStringProperty("prefix", key.prefix());
        json.writeStringProperty("mode", key.livemode() ? "live" : "test");
        write(json, "scopes", key.scopes());
        write(json, "allowed_addresses", key.allowedAddresses());
        json.writeStringProperty("status", status(key, now));
        write(json, "created_at", key.createdAt());
        write(json, "last_used_at", key.lastUsedAt());
        write(json, "exposed_at", key.exposedAt());
        write(json, "ends_at", key.endsAt());
        write(json, "revoked_at", key.revokedAt());
        write(json, "replaced_by", key.replacedBy());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String member, @Nullable Object value) {
        if (value == null) {
            json.writeNullProperty(member);
        } else {
            json.writeStringProperty(member, value.toString());
        }
    }

    private static void write(JsonGenerator json, String member, List<String> values) {
        json.writeName(member);
        json.writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static String status(ApiKey key, Instant now) {
        var because = key.revokedBecause();
        if (because != null) {
            return because.code();
        }
        if (!key.isActive(now)) {
            return (key.replacedBy() == null ? ApiKey.Ending.EXPIRED : ApiKey.Ending.ROTATED)
                    .code();
        }
        return key.replacedBy() == null ? "active" : "replaced";
    }

    static void write(JsonGenerator json, IssuedKey issued) {
        json.writeStartObject();
        json.writeStringProperty("id", issued.id().toString());
        json.writeStringProperty("api_key", issued.text());
        json.writeStringProperty("name", issued.name());
        json.writeStringProperty("created_at", issued.createdAt().toString());
        json.writeStringProperty("warning", IssuedKey.WARNING);
        json.writeEndObject();
    }

    /** What is not an id names no key either. */
    static UUID id(ApiCall call) {
        var id = Queries.uuid(call.pathParameter("id"));
        if (id == null) {
            throw new ProblemException(PlatformProblem.NOT_FOUND, "There is no such key.");
        }
        return id;
    }
}
