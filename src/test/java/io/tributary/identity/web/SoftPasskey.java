package io.tributary.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A passkey in software (WebAuthn level 3): an ES256 key that answers a server's challenges in the
 * words of a browser, without attestation.
 */
final class SoftPasskey {
    private static final int USER_PRESENT_AND_VERIFIED = 0x05;
    private static final int CREDENTIAL_INCLUDED = 0x40;

    private final String host;
    private final String origin;
    private final KeyPair keys;
    private final byte[] id = new byte[32];

    SoftPasskey(String host, String origin) throws GeneralSecurityException {
        this.host = host;
        this.origin = origin;
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.keys = generator.generateKeyPair();
        new SecureRandom().nextBytes(id);
    }

    String id() {
        return text(id);
    }

    /** What a browser posts after {@code navigator.credentials.create}. */
    String registration(String challenge, String label) throws GeneralSecurityException {
        var attestation =
                new Cbor()
                        .map(3)
                        .text("fmt")
                        .text("none")
                        .text("attStmt")
                        .map(0)
                        .text("authData")
                        .bytes(
                                authenticatorData(
                                        USER_PRESENT_AND_VERIFIED | CREDENTIAL_INCLUDED,
                                        credential()));
        return """
        {"publicKey": {"label": "%s", "credential": {
          "id": "%s", "rawId": "%s", "type": "public-key", "clientExtensionResults": {},
          "authenticatorAttachment": "platform",
          "response": {"attestationObject": "%s", "clientDataJSON": "%s", "transports": ["internal"]}}}}
        """
                .formatted(
                        label,
                        id(),
                        id(),
                        text(attestation.done()),
                        text(clientData("webauthn.create", challenge)));
    }

    /** What a browser posts after {@code navigator.credentials.get}. */
    String assertion(String challenge, byte[] user) throws GeneralSecurityException {
        var data = authenticatorData(USER_PRESENT_AND_VERIFIED, new byte[0]);
        var client = clientData("webauthn.get", challenge);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return """
        {"id": "%s", "rawId": "%s", "type": "public-key", "clientExtensionResults": {},
         "authenticatorAttachment": "platform",
         "response": {"authenticatorData": "%s", "clientDataJSON": "%s", "signature": "%s",
                      "userHandle": "%s"}}
        """
                .formatted(
                        id(), id(), text(data), text(client), text(signature.sign()), text(user));
    }

    private byte[] clientData(String type, String challenge) {
        return """
        {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}\
        """
                .formatted(type, challenge, origin)
                .getBytes(UTF_8);
    }

    /** Hash of the host, flags, a counter that stays zero, and the credential when it is new. */
    private byte[] authenticatorData(int flags, byte[] credential) throws GeneralSecurityException {
        return ByteBuffer.allocate(37 + credential.length)
                .put(sha256(host.getBytes(UTF_8)))
                .put((byte) flags)
                .putInt(0)
                .put(credential)
                .array();
    }

    /** No model, the id, and the public key as COSE writes it. */
    private byte[] credential() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key =
                new Cbor()
                        .map(5)
                        .number(1)
                        .number(2)
                        .number(3)
                        .number(-7)
                        .number(-1)
                        .number(1)
                        .number(-2)
                        .bytes(coordinate(point.getAffineX()))
                        .number(-3)
                        .bytes(coordinate(point.getAffineY()))
                        .done();
        return ByteBuffer.allocate(16 + 2 + id.length + key.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(key)
                .array();
    }

    private static byte[] coordinate(BigInteger number) {
        var raw = number.toByteArray();
        var padded = new byte[32];
        int length = Math.min(raw.length, 32);
        System.arraycopy(raw, raw.length - length, padded, 32 - length, length);
        return padded;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** As much of CBOR (RFC 8949) as a passkey needs. */
    private static final class Cbor {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Cbor map(int entries) {
            return head(5, entries);
        }

        Cbor number(int number) {
            return number < 0 ? head(1, -1 - number) : head(0, number);
        }

        Cbor text(String text) {
            var bytes = text.getBytes(UTF_8);
            head(3, bytes.length).out.writeBytes(bytes);
            return this;
        }

        Cbor bytes(byte[] bytes) {
            head(2, bytes.length).out.writeBytes(bytes);
            return this;
        }

        private Cbor head(int kind, int size) {
            if (size < 24) {
                out.write(kind << 5 | size);
            } else if (size < 256) {
                out.write(kind << 5 | 24);
                out.write(size);
            } else {
                out.write(kind << 5 | 25);
                out.write(size >>> 8);
                out.write(size);
            }
            return this;
        }

        byte[] done() {
            return out.toByteArray();
        }
    }
}
