package io.tributary.gateway;

import io.tributary.gateway.SigningFacts.Verifier;
import io.tributary.identity.AuditTrail;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Secrets;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the calls of a key are signed with, and whether they must be. Secrets follow from the master
 * secret and the signing key's id, so the database holds none of them.
 */
public final class SigningKeys {
    /** How many signing keys of one key may be active at once. */
    public static final int MOST = 10;

    /**
     * How the calls of a key are signed.
     *
     * @param keys the newest first, those that ended too
     */
    public record Setup(boolean required, List<SigningKey> keys) {
        public Setup {
            keys = List.copyOf(keys);
        }
    }

    private final SigningStore store;
    private final KeyStore apiKeys;
    private final Secrets secrets;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final KeyNews news;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    SigningKeys(
            SigningStore store,
            KeyStore apiKeys,
            Secrets secrets,
            AuditTrail audit,
            Transactions transactions,
            KeyNews news,
            InstantSource clock) {
        this.store = store;
        this.apiKeys = apiKeys;
        this.secrets = secrets;
        this.audit = audit;
        this.transactions = transactions;
        this.news = news;
        this.clock = clock;
    }

    /**
     * How the calls of that key are signed.
     *
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND}, also for somebody else's
     */
    public Setup of(OrganizationId organization, UUID apiKey) {
        return transactions.in(
                Scope.of(organization),
                () -> {
                    if (apiKeys.find(organization, apiKey).isEmpty()) {
                        throw notFound();
                    }
                    return new Setup(store.isRequired(apiKey), store.of(apiKey));
                });
    }

    /** Makes a secret to sign with. It is shown this once. */
    public IssuedSecret issue(AuditTrail.By by, UUID apiKey, String name) {
        return changing(
                by,
                apiKey,
                key -> {
                    var made = add(by, key, name, SignatureAlgorithm.HMAC_SHA256, null);
                    var secret = Base64.getEncoder().encodeToString(secret(made.id()));
                    return new IssuedSecret(made, secret);
                });
    }

    /**
     * Registers a public key of Ed25519 whose private half never leaves the partner.
     *
     * @param publicKey PEM, or base64 of its 32 bytes or of the whole key
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} when it is none
     */
    public SigningKey register(AuditTrail.By by, UUID apiKey, String name, String publicKey) {
        var raw = raw(publicKey);
        return changing(by, apiKey, key -> add(by, key, name, SignatureAlgorithm.ED25519, raw));
    }

    private SigningKey add(
            AuditTrail.By by,
            ApiKey apiKey,
            String name,
            SignatureAlgorithm algorithm,
            @Nullable String publicKey) {
        var now = clock.instant();
        if (active(apiKey.id(), now).size() >= MOST) {
            throw new ProblemException(
                    SignatureProblem.TOO_MANY_SIGNING_KEYS,
                    "This key has " + MOST + " signing keys. Nothing was added.");
        }
        var made =
                new SigningKey(
                        UuidV7.at(now, random), name, algorithm, publicKey, now, by.name(), null);
        store.add(by.organization(), apiKey.id(), made);
        audit.record(
                by,
                "signing-key.added",
                subject(apiKey),
                Map.of(
                        "id", made.id().toString(),
                        "name", name,
                        "algorithm", algorithm.code()));
        return made;
    }

    /**
     * Ends a signing key after so many days, in which both it and its successor are good.
     *
     * @param overlapDays 0 to 30; 0 ends it at once
     * @throws ProblemException {@link SignatureProblem#NO_SIGNING_KEY} when the key takes signed
     *     calls only and no other signing key goes on
     */
    public void end(AuditTrail.By by, UUID apiKey, UUID id, int overlapDays) {
        if (overlapDays < 0 || overlapDays > ApiKeys.LONGEST_OVERLAP_DAYS) {
            throw new IllegalArgumentException("an overlap of " + overlapDays + " days");
        }
        changing(
                by,
                apiKey,
                key -> {
                    var now = clock.instant();
                    var active = active(apiKey, now);
                    var ended =
                            active.stream()
                                    .filter(one -> one.id().equals(id))
                                    .findFirst()
                                    .orElseThrow(SigningKeys::notFound);
                    if (store.isRequired(apiKey)
                            && active.stream()
                                    .noneMatch(
                                            one -> one.endsAt() == null && !one.id().equals(id))) {
                        throw noSigningKey();
                    }
                    var ends = now.plus(Duration.ofDays(overlapDays));
                    store.end(apiKey, id, ends);
                    audit.record(
                            by,
                            "signing-key.ended",
                            subject(key),
                            Map.of("id", id.toString(), "ends_at", ends.toString()));
                    return ended;
                });
    }

    /**
     * Says whether the key takes signed calls only.
     *
     * @throws ProblemException {@link SignatureProblem#NO_SIGNING_KEY} when there is nothing to
     *     sign with
     */
    public void require(AuditTrail.By by, UUID apiKey, boolean required) {
        changing(
                by,
                apiKey,
                key -> {
                    if (store.isRequired(apiKey) != required) {
                        if (required
                                && active(apiKey, clock.instant()).stream()
                                        .noneMatch(one -> one.endsAt() == null)) {
                            throw noSigningKey();
                        }
                        store.require(apiKey, required);
                        audit.record(
                                by,
                                required
                                        ? "api-key.signature-required"
                                        : "api-key.signature-waived",
                                subject(key),
                                Map.of());
                    }
                    return key;
                });
    }

    private List<SigningKey> active(UUID apiKey, Instant now) {
        return store.of(apiKey).stream().filter(one -> one.isActive(now)).toList();
    }

    private <T> T changing(AuditTrail.By by, UUID apiKey, Function<ApiKey, T> change) {
        Supplier<T> work =
                () -> {
                    var key =
                            apiKeys.locked(by.organization(), apiKey)
                                    .orElseThrow(SigningKeys::notFound);
                    if (!key.isActive(clock.instant())) {
                        throw new ProblemException(
                                GatewayProblem.KEY_NOT_ACTIVE, "The key is no longer active.");
                    }
                    var changed = change.apply(key);
                    news.changed(apiKey);
                    return changed;
                };
        return transactions.in(Scope.of(by.organization()), work);
    }

    /** In the surrounding transaction: what calls with that key are checked with. */
    SigningFacts facts(UUID apiKey, boolean required) {
        var verifiers = new HashMap<String, Verifier>();
        for (var key : active(apiKey, clock.instant())) {
            var publicKey = key.publicKey();
            var endsAt = key.endsAt();
            verifiers.put(
                    key.id().toString(),
                    new Verifier(
                            key.id(),
                            key.algorithm(),
                            publicKey == null
                                    ? SignatureAlgorithm.secret(secret(key.id()))
                                    : SignatureAlgorithm.publicKey(
                                            Base64.getDecoder().decode(publicKey)),
                            endsAt == null ? Long.MAX_VALUE : endsAt.toEpochMilli()));
        }
        return required || !verifiers.isEmpty()
                ? new SigningFacts(required, verifiers)
                : SigningFacts.NONE;
    }

    private byte[] secret(UUID id) {
        return secrets.derive("gateway/signing-key " + id);
    }

    /** The 32 bytes stand last in every way of writing it. */
    private static String raw(String publicKey) {
        var bare = publicKey.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(bare);
            byte[] raw = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 32), bytes.length);
            if (bytes.length != raw.length
                    && !Arrays.equals(bytes, SignatureAlgorithm.publicKey(raw).getEncoded())) {
                throw new IllegalArgumentException("another kind of key");
            }
            SignatureAlgorithm.publicKey(raw);
            return Base64.getEncoder().encodeToString(raw);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT,
                    "This is not a public key of Ed25519. Nothing was added.",
                    List.of(
                            new InputError(
                                    "/public_key",
                                    "PEM, or base64 of the key's 32 bytes; never the private"
                                            + " key.")));
        }
    }

    private static String subject(ApiKey key) {
        return key.name() + " (" + key.prefix() + ")";
    }

    private static ProblemException noSigningKey() {
        return new ProblemException(
                SignatureProblem.NO_SIGNING_KEY,
                "No signing key of this key would go on. Nothing was changed.");
    }

    private static ProblemException notFound() {
        return new ProblemException(PlatformProblem.NOT_FOUND, "There is no such key.");
    }
}
