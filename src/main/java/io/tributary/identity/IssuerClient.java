package io.tributary.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;

import io.tributary.platform.OutboundAnswer;
import io.tributary.platform.OutboundHttp;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.URLEncoder;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks with issuers, through the client for addresses that customers name and no other way. */
final class IssuerClient {
    /** What an issuer says of itself, as far as it is needed. */
    record Described(
            URI authorization, URI token, URI keys, boolean namesItself, boolean secretInBody) {}

    /** It does not work; the message is for whoever set the issuer up. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    private static final int DESCRIPTION_BYTES = 64 * 1024;
    private static final int KEYS_BYTES = 256 * 1024;
    private static final int TOKEN_BYTES = 64 * 1024;
    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    private final OutboundHttp http;
    private final JsonMapper json = JsonMapper.shared();

    IssuerClient(OutboundHttp http) {
        this.http = http;
    }

    /** Asks for the issuer's description (OpenID Connect Discovery 1.0) and checks whose it is. */
    Described described(String issuer) throws Unusable {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        var said =
                read(
                        http.get(
                                address(base + "/.well-known/openid-configuration"),
                                JSON,
                                DESCRIPTION_BYTES),
                        "The issuer's description");
        if (!issuer.equals(said.path("issuer").asString(""))) {
            throw new Unusable(
                    "The issuer calls itself "
                            + shortened(said.path("issuer").asString("nothing"))
                            + ", not "
                            + issuer
                            + ".");
        }
        var methods = said.path("token_endpoint_auth_methods_supported");
        return new Described(
                called(said, "authorization_endpoint"),
                called(said, "token_endpoint"),
                called(said, "jwks_uri"),
                said.path("authorization_response_iss_parameter_supported").asBoolean(false),
                methods.isArray()
                        && methods.valueStream()
                                .noneMatch(
                                        method ->
                                                method.asString("").equals("client_secret_basic")));
    }

    JWKSet keys(Described issuer) throws Unusable {
        var answer = http.get(issuer.keys(), JSON, KEYS_BYTES);
        try {
            return JWKSet.parse(read(answer, "The issuer's keys").toString());
        } catch (ParseException _) {
            throw new Unusable("The issuer's keys cannot be read.");
        }
    }

    /** Gives the code for an ID token. */
    String idToken(Described issuer, Issuer ours, String secret, Map<String, String> code)
            throws Unusable {
        var form = new LinkedHashMap<>(code);
        form.put("grant_type", "authorization_code");
        var headers = new LinkedHashMap<>(JSON);
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        if (issuer.secretInBody()) {
            form.put("client_id", ours.clientId());
            form.put("client_secret", secret);
        } else {
            var pair = encoded(ours.clientId()) + ":" + encoded(secret);
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
        }
        var body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var said =
                read(
                        http.post(issuer.token(), headers, body.getBytes(UTF_8), TOKEN_BYTES),
                        "The issuer's answer to the code");
        var token = said.path("id_token").asString("");
        if (token.isEmpty()) {
            throw new Unusable("The issuer gave no ID token.");
        }
        return token;
    }

    private JsonNode read(OutboundAnswer answer, String what) throws Unusable {
        return switch (answer) {
            case OutboundAnswer.Unanswered(_, var detail, _) ->
                    throw new Unusable(what + " did not come: " + detail);
            case OutboundAnswer.Answered(int status, _, _, _) when status != 200 ->
                    throw new Unusable(what + " came with status " + status + ".");
            case OutboundAnswer.Answered(_, _, var text, _) -> {
                try {
                    yield json.readTree(text);
                } catch (JacksonException _) {
                    throw new Unusable(what + " is not JSON.");
                }
            }
        };
    }

    private URI called(JsonNode said, String name) throws Unusable {
        var address = address(said.path(name).asString(""));
        var objection = http.objection(address);
        if (objection.isPresent()) {
            throw new Unusable("The issuer's " + name + " cannot be called: " + objection.get());
        }
        return address;
    }

    private static URI address(String text) throws Unusable {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new Unusable("The issuer names an address that is none.");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
