package io.tributary.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.tributary.kernel.Email;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/** Reads what an issuer says of a person, and believes it only when everything fits. */
final class IdTokens {
    /** What the token must have been made for. */
    record Expected(String issuer, String clientId, String nonce) {}

    /** What came of it. */
    sealed interface Verdict {
        /** The issuer vouches for the owner of this address. */
        record Vouched(String email, String name) implements Verdict {}

        /** The token proves nothing. */
        record Refused(String why) implements Verdict {}
    }

    /** Signatures by a private key alone: a shared secret could be ours as well as theirs. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private final InstantSource clock;

    IdTokens(InstantSource clock) {
        this.clock = clock;
    }

    Verdict judge(String token, JWKSet keys, Expected expected) {
        try {
            var signed = SignedJWT.parse(token);
            if (!isSigned(signed, keys)) {
                return new Verdict.Refused("its signature is not the issuer's");
            }
            return judge(signed.getJWTClaimsSet(), expected);
        } catch (ParseException | JOSEException _) {
            return new Verdict.Refused("it cannot be read");
        }
    }

    private static boolean isSigned(SignedJWT signed, JWKSet keys) throws JOSEException {
        var selector =
                new JWSVerificationKeySelector<SecurityContext>(
                        ALGORITHMS, new ImmutableJWKSet<>(keys));
        var verifiers = new DefaultJWSVerifierFactory();
        for (var key : selector.selectJWSKeys(signed.getHeader(), null)) {
            if (signed.verify(verifiers.createJWSVerifier(signed.getHeader(), key))) {
                return true;
            }
        }
        return false;
    }

    private Verdict judge(JWTClaimsSet claims, Expected expected) throws ParseException {
        var fault = fault(claims, expected);
        if (fault.isPresent()) {
            return new Verdict.Refused(fault.get());
        }
        if (!Boolean.TRUE.equals(claims.getClaim("email_verified"))) {
            return new Verdict.Refused("the issuer has not verified the e-mail address");
        }
        var email = claims.getStringClaim("email");
        var name = claims.getStringClaim("name");
        return Email.of(email == null ? "" : email)
                .<Verdict>map(address -> new Verdict.Vouched(address, name == null ? "" : name))
                .orElseGet(() -> new Verdict.Refused("it names no e-mail address"));
    }

    private Optional<String> fault(JWTClaimsSet claims, Expected expected) throws ParseException {
        var now = clock.instant();
        var audience = claims.getAudience();
        if (!expected.issuer().equals(claims.getIssuer())) {
            return Optional.of("it was made by another issuer");
        }
        if (!audience.contains(expected.clientId())
                || (audience.size() > 1
                        && !expected.clientId().equals(claims.getStringClaim("azp")))) {
            return Optional.of("it was made for somebody else");
        }
        if (!isAfter(claims.getExpirationTime(), now.minus(LEEWAY))) {
            return Optional.of("it has expired");
        }
        if (isAfter(claims.getIssueTime(), now.plus(LEEWAY))
                || isAfter(claims.getNotBeforeTime(), now.plus(LEEWAY))) {
            return Optional.of("it is from the future");
        }
        var nonce = claims.getStringClaim("nonce");
        return nonce != null
                        && MessageDigest.isEqual(
                                nonce.getBytes(UTF_8), expected.nonce().getBytes(UTF_8))
                ? Optional.empty()
                : Optional.of("it was made for another sign-in");
    }

    private static boolean isAfter(@Nullable Date date, Instant instant) {
        return date != null && date.toInstant().isAfter(instant);
    }
}
