package io.tributary.gateway;

import static io.tributary.gateway.ApiSchema.flag;
import static io.tributary.gateway.ApiSchema.instant;
import static io.tributary.gateway.ApiSchema.integer;
import static io.tributary.gateway.ApiSchema.listOf;
import static io.tributary.gateway.ApiSchema.object;
import static io.tributary.gateway.ApiSchema.oneOf;
import static io.tributary.gateway.ApiSchema.text;
import static io.tributary.gateway.ApiSchema.uuid;

import tools.jackson.core.JsonGenerator;

/** How signing keys look in JSON, in words and in bytes. */
final class SigningShapes {
    static final ApiSchema KEY =
            object("SigningKey")
                    .member("id", uuid().described("Name it as `keyid` when you sign."))
                    .member("name", text())
                    .member("algorithm", oneOf("hmac-sha256", "ed25519"))
                    .member(
                            "public_key",
                            text().orNull().described("The 32 bytes in base64; null for a secret."))
                    .member("created_at", instant())
                    .member(
                            "ends_at",
                            instant().orNull().described("When its signatures stop passing."));

    static final ApiSchema SETUP =
            object("Signing")
                    .member(
                            "required",
                            flag().described("Whether the key takes signed calls only."))
                    .member("signing_keys", listOf(KEY));

    static final ApiSchema REQUIREMENT = object("SigningRequirement").member("required", flag());

    static final ApiSchema WANTED =
            object("WantedSigningKey")
                    .member("name", text(1, SigningKey.LONGEST_NAME))
                    .optional(
                            "public_key",
                            text(1, 1000)
                                    .described(
                                            "Of Ed25519: PEM, or base64 of its 32 bytes. Without"
                                                    + " it, a secret for HMAC-SHA256 is made."));

    static final ApiSchema ISSUED =
            object("IssuedSigningKey")
                    .member("id", uuid())
                    .member("algorithm", oneOf("hmac-sha256", "ed25519"))
                    .member(
                            "secret",
                            text().orNull()
                                    .described(
                                            "Base64 of the 32 bytes to sign with, shown this once;"
                                                    + " null for a public key."));

    static final ApiSchema ENDING =
            object("SigningKeyEnding")
                    .member(
                            "overlap_days",
                            integer(0, ApiKeys.LONGEST_OVERLAP_DAYS)
                                    .described("How long it goes on; 0 ends it at once."));

    static final String SETUP_EXAMPLE =
            """
            {
              "required": true,
              "signing_keys": [
                {
                  "id": "019a9c20-7f00-7abc-8def-0123456789ab",
                  "name": "Backend",
                  "algorithm": "hmac-sha256",
                  "public_key": null,
                  "created_at": "2026-03-01T12:00:00Z",
                  "ends_at": null
                }
              ]
            }
            """;

    static final String ISSUED_EXAMPLE =
            """
            {
              "id": "019a9c20-7f00-7abc-8def-0123456789ab",
              "algorithm": "hmac-sha256",
              "secret": "… (44 characters)"
            }
            """;

    static final ApiDocs.Parameter SIGNING_KEY =
            new ApiDocs.Parameter(
                    "signing_key", ApiDocs.Place.PATH, true, "The signing key's id.", uuid());

    private SigningShapes() {}

    static void write(JsonGenerator json, SigningKeys.Setup setup) {
        json.writeStartObject();
        json.writeBooleanProperty("required", setup.required());
        json.writeName("signing_keys");
        json.writeStartArray();
        for (var key : setup.keys()) {
            json.writeStartObject();
            json.writeStringProperty("id", key.id().toString());
            json.writeStringProperty("name", key.name());
            json.writeStringProperty("algorithm", key.algorithm().code());
            json.writeStringProperty("public_key", key.publicKey());
            json.writeStringProperty("created_at", key.createdAt().toString());
            var endsAt = key.endsAt();
            json.writeStringProperty("ends_at", endsAt == null ? null : endsAt.toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
