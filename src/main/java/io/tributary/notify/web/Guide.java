package io.tributary.notify.web;

import io.tributary.notify.Catalogue;
import io.tributary.notify.EventType;
import io.tributary.notify.RetryPlan;
import io.tributary.portal.spi.CodeSample;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What receivers read: how to verify a message, when it comes again, what it says. */
final class Guide {
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Instant EXAMPLE = Instant.parse("2026-03-01T12:00:00Z");

    private final Catalogue catalogue;

    Guide(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    GuidePage page() {
        return new GuidePage(
                samples("whsec_YOUR_SECRET"),
                RetryPlan.PAUSES.stream().map(Guide::words).toList(),
                catalogue.all().stream().map(Guide::told).toList());
    }

    /** The JSON Schemas of all messages, by event. */
    Map<String, Object> schemas() {
        var schemas = new LinkedHashMap<String, Object>();
        catalogue.all().forEach(type -> schemas.put(type.name(), type.schema()));
        return schemas;
    }

    private static GuidePage.Told told(EventType type) {
        return new GuidePage.Told(
                type.name(),
                type.when(),
                type.members().stream()
                        .map(
                                member ->
                                        new GuidePage.Member(
                                                member.name(), member.meaning().replace("`", "")))
                        .toList(),
                pretty("Example", type.example().payload(EXAMPLE)));
    }

    static CodeSample pretty(String label, String json) {
        return new CodeSample(label, PRETTY.writeValueAsString(PRETTY.readTree(json)));
    }

    private static String words(Duration pause) {
        if (pause.toHours() > 0) {
            return pause.toHours() + (pause.toHours() == 1 ? " hour" : " hours");
        }
        return pause.toMinutes() > 0
                ? pause.toMinutes() + " minutes"
                : pause.toSeconds() + " seconds";
    }

    /** Verifying with the libraries of standardwebhooks.com. */
    static List<CodeSample> samples(String secret) {
        return List.of(
                new CodeSample(
                        "JavaScript",
                        """
                        import { Webhook } from "standardwebhooks";

                        // body: the raw text of the request, before any parsing
                        const event = new Webhook("%s").verify(body, request.headers);
                        """
                                .formatted(secret)),
                new CodeSample(
                        "Python",
                        """
                        from standardwebhooks.webhooks import Webhook

                        # body: the raw text of the request, before any parsing
                        event = Webhook("%s").verify(body, request.headers)
                        """
                                .formatted(secret)),
                new CodeSample(
                        "Java",
                        """
                        // com.standardwebhooks:standardwebhooks; body: the raw text of the request
                        new Webhook("%s").verify(body, headers);
                        """
                                .formatted(secret)),
                new CodeSample(
                        "Python, no library",
                        """
                        import base64, hashlib, hmac, time

                        key = base64.b64decode("%s".removeprefix("whsec_"))
                        sent = int(headers["webhook-timestamp"])
                        signed = f"{headers['webhook-id']}.{sent}.{body}".encode()
                        ours = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
                        genuine = abs(time.time() - sent) < 300 and any(
                            hmac.compare_digest(ours, theirs)
                            for theirs in headers["webhook-signature"].split(" "))
                        """
                                .formatted(secret)));
    }
}
