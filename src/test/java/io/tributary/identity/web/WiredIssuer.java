package io.tributary.identity.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;

/** An issuer as an organization runs one: its description, its keys, and tokens for codes. */
final class WiredIssuer implements AutoCloseable {
    static final String CLIENT = "tributary-client";
    static final String SECRET = "s3cret of: the client";

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final RSAKey key;
    private final InstantSource clock;

    WiredIssuer(InstantSource clock) {
        this.clock = clock;
        try {
            key = new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
        server.start();
        describe(address());
        server.stubFor(
                get(urlEqualTo("/keys"))
                        .willReturn(okJson(new JWKSet(key).toPublicJWKSet().toString())));
    }

    String address() {
        return "http://localhost:" + server.port();
    }

    /** Calls itself so. */
    void describe(String issuer) {
        server.stubFor(
                get(urlEqualTo("/.well-known/openid-configuration"))
                        .willReturn(
                                okJson(
                                        """
                                        {"issuer": "%s", "authorization_endpoint": "%s/authorize",
                                         "token_endpoint": "%s/token", "jwks_uri": "%s/keys",
                                         "authorization_response_iss_parameter_supported": true}\
                                        """
                                                .formatted(
                                                        issuer, address(), address(), address()))));
    }

    /** Sends whoever asks for its description elsewhere. */
    void moveTo(String elsewhere) {
        server.stubFor(
                get(urlEqualTo("/.well-known/openid-configuration"))
                        .willReturn(aResponse().withStatus(302).withHeader("Location", elsewhere)));
    }

    JWTClaimsSet.Builder claims(String nonce, String email) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(CLIENT)
                .subject("42")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("nonce", nonce)
                .claim("email", email)
                .claim("email_verified", true)
                .claim("name", "Vera Vouched");
    }

    /** What the next code is worth. */
    void gives(JWTClaimsSet claims) {
        try {
            var jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
            jwt.sign(new RSASSASigner(key));
            gives(jwt.serialize());
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    void gives(String token) {
        server.stubFor(
                post(urlEqualTo("/token"))
                        .willReturn(
                                okJson(
                                        "{\"id_token\": \"%s\", \"token_type\": \"Bearer\"}"
                                                .formatted(token))));
    }

    /** How it was asked for the last token. */
    LoggedRequest asked() {
        return server.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().equals("/token"))
                .findFirst()
                .orElseThrow();
    }

    boolean wasAskedForAToken() {
        return server.getAllServeEvents().stream()
                .anyMatch(event -> event.getRequest().getUrl().equals("/token"));
    }

    @Override
    public void close() {
        server.stop();
    }
}
