package io.tributary.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;

import org.junit.jupiter.api.Test;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Our signatures, before the specification's example and somebody else's verifier. */
class SignatureTests {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";

    private final SecureRandom random = new SecureRandom();

    @Test
    void equals_the_example_of_the_specification() {
        var signature = SigningKey.of(SECRET, random).sign(ID, 1614265330L, BODY);

        assertThat(signature.split(" ", -1)[0])
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void another_verifier_accepts_it_and_refuses_what_was_changed() throws Exception {
        var key = SigningKey.fresh(random);
        long now = System.currentTimeMillis() / 1000;
        var verifier = new Webhook(key.secretText());
        var signature = key.sign(ID, now, BODY);

        verifier.verify(BODY, headers(ID, now, signature));
        assertRefused(verifier, BODY.replace('2', '3'), headers(ID, now, signature));
        assertRefused(verifier, BODY, headers("msg_other", now, signature));
        assertRefused(verifier, BODY, headers(ID, now - 1, signature));
        assertRefused(
                verifier, BODY, headers(ID, now, SigningKey.fresh(random).sign(ID, now, BODY)));
        var old = now - 600;
        assertRefused(verifier, BODY, headers(ID, old, key.sign(ID, old, BODY)));
    }

    @Test
    void during_a_rotation_the_old_and_the_new_secret_verify() throws Exception {
        var old = SigningKey.fresh(random);
        var fresh = SigningKey.fresh(random);
        long now = System.currentTimeMillis() / 1000;
        var headers = headers(ID, now, fresh.sign(ID, now, BODY) + " " + old.sign(ID, now, BODY));

        new Webhook(old.secretText()).verify(BODY, headers);
        new Webhook(fresh.secretText()).verify(BODY, headers);
    }

    @Test
    void the_public_key_verifies_the_second_signature() throws Exception {
        var key = SigningKey.fresh(random);
        var signature = key.sign(ID, 1614265330L, BODY).split(" ", -1)[1];

        assertThat(signature).startsWith("v1a,");
        assertThat(verifies(key.publicText(), signature, ID + ".1614265330." + BODY)).isTrue();
        assertThat(verifies(key.publicText(), signature, ID + ".1614265331." + BODY)).isFalse();
    }

    @Test
    void secrets_have_the_form_and_length_of_the_standard() {
        var key = SigningKey.fresh(random);

        assertThat(key.secretText()).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(key.secretText().substring(6))).hasSize(32);
        assertThat(Base64.getDecoder().decode(key.publicText().substring(5))).hasSize(32);
    }

    @Test
    void what_is_kept_of_a_key_signs_the_same() {
        var key = SigningKey.fresh(random);

        var kept = SigningKey.of(key.secrets(), key.publicBytes());

        assertThat(kept.sign(ID, 1, BODY)).isEqualTo(key.sign(ID, 1, BODY));
    }

    @Test
    void nothing_that_prints_a_key_prints_its_secret() {
        var key = SigningKey.fresh(random);
        var told = new EndpointSecret(new UUID(1, 2), key.secretText(), key.publicText());

        assertThat(key.toString()).doesNotContain("whsec_");
        assertThat(told.toString()).doesNotContain("whsec_");
    }

    private static boolean verifies(String whpk, String signature, String signed)
            throws GeneralSecurityException {
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] raw = Base64.getDecoder().decode(whpk.substring("whpk_".length()));
        byte[] encoded = Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
        var ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        ed25519.update(signed.getBytes(UTF_8));
        return ed25519.verify(Base64.getDecoder().decode(signature.substring("v1a,".length())));
    }

    private static Map<String, List<String>> headers(String id, long second, String signature) {
        return Map.of(
                "webhook-id", List.of(id),
                "webhook-timestamp", List.of(Long.toString(second)),
                "webhook-signature", List.of(signature));
    }

    private static void assertRefused(
            Webhook verifier, String body, Map<String, List<String>> headers) {
        assertThatThrownBy(() -> verifier.verify(body, headers))
                .isInstanceOf(WebhookVerificationException.class);
    }
}
