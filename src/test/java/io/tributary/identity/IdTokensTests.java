package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import io.tributary.identity.IdTokens.Verdict;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

class IdTokensTests {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String ISSUER = "https://login.example.com";
    private static final IdTokens.Expected EXPECTED =
            new IdTokens.Expected(ISSUER, "tributary", "the nonce");

    private static RSAKey rsa;
    private static ECKey ec;

    private final IdTokens tokens = new IdTokens(() -> NOW);

    @BeforeAll
    static void keys() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("one").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("tributary")
                .subject("42")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(5))))
                .claim("nonce", "the nonce")
                .claim("email", "Ann@Example.com")
                .claim("email_verified", true)
                .claim("name", "Ann");
    }

    private Verdict judge(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return judge(signed(JWSAlgorithm.RS256, change.apply(claims()).build()));
    }

    private Verdict judge(String token) {
        return tokens.judge(token, new JWKSet(List.of(rsa, ec)).toPublicJWKSet(), EXPECTED);
    }

    private static String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims);
        jwt.sign(new RSASSASigner(rsa));
        return jwt.serialize();
    }

    private static void assertRefused(Verdict verdict, String why) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class, refused -> assertThat(refused.why()).contains(why));
    }

    @Test
    void believes_what_the_issuer_signed_for_this_sign_in() throws JOSEException {
        var vouched = new Verdict.Vouched("ann@example.com", "Ann");
        for (var algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            assertThat(judge(signed(algorithm, claims().build()))).isEqualTo(vouched);
        }
        var jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("two").build(),
                        claims().build());
        jwt.sign(new ECDSASigner(ec));
        assertThat(judge(jwt.serialize())).isEqualTo(vouched);
    }

    @Test
    void a_token_without_signature_is_nothing() {
        assertRefused(judge(new PlainJWT(claims().build()).serialize()), "cannot be read");
    }

    @Test
    void the_public_key_is_no_shared_secret() throws JOSEException {
        var jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(),
                        claims().build());
        jwt.sign(new MACSigner(rsa.toPublicJWK().toJSONString().getBytes(UTF_8)));

        assertRefused(judge(jwt.serialize()), "signature");
    }

    @Test
    void another_key_under_the_same_name_is_seen() throws JOSEException {
        var other = new RSAKeyGenerator(2048).keyID("one").generate();
        var jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                        claims().build());
        jwt.sign(new RSASSASigner(other));

        assertRefused(judge(jwt.serialize()), "signature");
    }

    @Test
    void a_changed_token_is_seen() throws JOSEException {
        var parts = signed(JWSAlgorithm.RS256, claims().build()).split("\\.", -1);
        var forged =
                Base64URL.encode(claims().claim("email", "boss@example.com").build().toString());

        assertRefused(judge(parts[0] + "." + forged + "." + parts[2]), "signature");
    }

    @Test
    void every_claim_has_to_fit() throws JOSEException {
        assertRefused(judge(it -> it.issuer("https://login.example.org")), "another issuer");
        assertRefused(judge(it -> it.audience("somebody")), "somebody else");
        assertRefused(judge(it -> it.audience(List.of("tributary", "x"))), "somebody else");
        assertRefused(
                judge(it -> it.audience(List.of("tributary", "x")).claim("azp", "x")),
                "somebody else");
        assertRefused(judge(it -> it.expirationTime(before(Duration.ofMinutes(2)))), "expired");
        assertRefused(judge(it -> it.expirationTime(null)), "expired");
        assertRefused(judge(it -> it.issueTime(before(Duration.ofMinutes(-2)))), "future");
        assertRefused(judge(it -> it.notBeforeTime(before(Duration.ofMinutes(-2)))), "future");
        assertRefused(judge(it -> it.claim("nonce", "another")), "another sign-in");
        assertRefused(judge(it -> it.claim("nonce", null)), "another sign-in");
        assertRefused(judge(it -> it.claim("email_verified", false)), "not verified");
        assertRefused(judge(it -> it.claim("email_verified", "true")), "not verified");
        assertRefused(judge(it -> it.claim("email_verified", null)), "not verified");
        assertRefused(judge(it -> it.claim("email", null)), "no e-mail");
        assertRefused(judge(it -> it.claim("email", "ann@example.com\r\nBcc: x")), "no e-mail");
        assertRefused(judge(it -> it.claim("email", Map.of("a", "b"))), "cannot be read");
    }

    @Test
    void clocks_may_differ_by_a_minute() throws JOSEException {
        assertThat(judge(it -> it.expirationTime(before(Duration.ofSeconds(30)))))
                .isInstanceOf(Verdict.Vouched.class);
        assertThat(judge(it -> it.issueTime(before(Duration.ofSeconds(-30)))))
                .isInstanceOf(Verdict.Vouched.class);
    }

    @Test
    void garbage_is_nothing() {
        for (var garbage : List.of("", "a.b.c", "....", "{}", "eyJhbGciOiJub25lIn0..")) {
            assertRefused(judge(garbage), "");
        }
    }

    private static Date before(Duration time) {
        return Date.from(NOW.minus(time));
    }
}
