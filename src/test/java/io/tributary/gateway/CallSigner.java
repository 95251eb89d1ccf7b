package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.TributaryServer;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls as a partner does, with nothing of the server's: RFC 9421 by hand. Each part can be
 * bent, to see it refused.
 */
record CallSigner(
        String keyid,
        Function<String, byte[]> sign,
        String components,
        String nonce,
        Instant created,
        String parameters) {
    static final String ALL = "\"@method\" \"@target-uri\" \"content-digest\"";

    static CallSigner hmac(UUID keyid, String secret, Instant created) {
        return of(keyid, base -> mac(Base64.getDecoder().decode(secret), base), created);
    }

    static CallSigner ed25519(UUID keyid, PrivateKey key, Instant created) {
        return of(keyid, base -> signed(key, base), created);
    }

    private static CallSigner of(UUID keyid, Function<String, byte[]> sign, Instant created) {
        return new CallSigner(
                keyid.toString(), sign, ALL, UUID.randomUUID().toString(), created, "");
    }

    CallSigner covering(String other) {
        return new CallSigner(keyid, sign, other, nonce, created, parameters);
    }

    CallSigner nonce(String other) {
        return new CallSigner(keyid, sign, components, other, created, parameters);
    }

    CallSigner at(Instant other) {
        return new CallSigner(keyid, sign, components, nonce, other, parameters);
    }

    /** With one bit of that byte of the signature turned. */
    CallSigner bent(int at) {
        return new CallSigner(
                keyid,
                base -> {
                    var signature = sign.apply(base);
                    signature[at] ^= 1;
                    return signature;
                },
                components,
                nonce,
                created,
                parameters);
    }

    CallSigner with(String further) {
        return new CallSigner(keyid, sign, components, nonce, created, further);
    }

    private static byte[] mac(byte[] secret, String base) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(base.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] signed(PrivateKey key, String base) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(base.getBytes(UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String digest(String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
            return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A request that is signed; without a body when it is empty. */
    HttpRequest.Builder request(
            TributaryServer server, String method, String path, String key, String body) {
        var request =
                server.request(path)
                        .header("X-API-Key", key)
                        .header("Content-Digest", digest(body))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        var input =
                "(%s);created=%d;keyid=\"%s\";nonce=\"%s\"%s"
                        .formatted(components, created.getEpochSecond(), keyid, nonce, parameters);
        var base = new StringBuilder();
        for (var component : components.split(" ", -1)) {
            if (!component.isEmpty()) {
                base.append(component)
                        .append(": ")
                        .append(
                                switch (component) {
                                    case "\"@method\"" -> method;
                                    case "\"@target-uri\"" -> server.address(path).toString();
                                    case "\"@authority\"" -> "localhost:" + server.port();
                                    case "\"@path\"" -> server.address(path).getRawPath();
                                    case "\"@query\"" -> "?" + server.address(path).getRawQuery();
                                    case "\"x-api-key\"" -> key;
                                    default -> digest(body);
                                })
                        .append('\n');
            }
        }
        base.append("\"@signature-params\": ").append(input);
        return request.header("Signature-Input", "sig1=" + input)
                .header(
                        "Signature",
                        "sig1=:"
                                + Base64.getEncoder().encodeToString(sign.apply(base.toString()))
                                + ":");
    }
}
