package io.tributary.gateway;

import io.tributary.gateway.ApiKey.Ending;
import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.AddressRange;
import io.tributary.platform.OneByOne;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Throttle;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** The keys of organizations: made, listed, rotated and ended, each act in the audit trail. */
public final class ApiKeys {
    /** The longest time a rotated key may go on beside its successor. */
    public static final int LONGEST_OVERLAP_DAYS = 30;

    /** How often one network address may report keys as leaked, here and on the page together. */
    public static final Throttle.Rule LEAK_REPORTS =
            new Throttle.Rule("gateway.report-leak", 30, Duration.ofMinutes(1));

    private final KeyStore store;
    private final SigningStore signing;
    private final KeyDigest.Maker digests;
    private final KeyAllowance allowance;
    private final KeyHistory history;
    private final Transactions transactions;
    private final LastUses lastUses;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(
            KeyStore store,
            SigningStore signing,
            KeyDigest.Maker digests,
            KeyAllowance allowance,
            KeyHistory history,
            Transactions transactions,
            LastUses lastUses,
            InstantSource clock) {
        this.store = store;
        this.signing = signing;
        this.digests = digests;
        this.allowance = allowance;
        this.history = history;
        this.transactions = transactions;
        this.lastUses = lastUses;
        this.clock = clock;
    }

    /**
     * Makes a key and counts it.
     *
     * @throws ProblemException {@link GatewayProblem#TOO_MANY_KEYS}, or {@link
     *     GatewayProblem#LIVE_MODE_REFUSED} for a live key without a subscription, {@link
     *     GatewayProblem#NOT_READY_TO_GO_LIVE} for one without what else it needs
     */
    public IssuedKey create(AuditTrail.By by, WantedKey wanted) {
        return in(
                by,
                () -> {
                    if (wanted.livemode()) {
                        allowance.requireLive(by.organization());
                    }
                    if (!allowance.take(by.organization())) {
                        throw new ProblemException(
                                GatewayProblem.TOO_MANY_KEYS,
                                "Every key that the plan allows is in use. Nothing was created.");
                    }
                    var issued = issue(by, wanted, clock.instant());
                    history.created(by, issued, wanted);
                    return issued;
                });
    }

    private IssuedKey issue(AuditTrail.By by, WantedKey wanted, Instant now) {
        var id = UuidV7.at(now, random);
        var text = KeyText.mint(id, wanted.livemode(), random);
        var key =
                new ApiKey(
                        id,
                        wanted.name(),
                        KeyText.prefix(text),
                        List.copyOf(wanted.scopes()),
                        wanted.livemode(),
                        texts(wanted.allowedAddresses()),
                        now,
                        by.name(),
                        wanted.expiresAt(),
                        null,
                        null,
                        null,
                        wanted.expiresAt(),
                        null,
                        null);
        store.add(by.organization(), key, digests.of(text));
        return new IssuedKey(id, text, wanted.name(), now);
    }

    /** The newest first. */
    public Page<ApiKey> list(OrganizationId organization, @Nullable UUID before, int limit) {
        var found =
                transactions
                        .in(
                                Scope.of(organization),
                                () -> store.list(organization, before, limit + 1))
                        .stream()
                        .map(this::withLatestUse)
                        .toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    /**
     * One key.
     *
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND}, also for somebody else's
     */
    public ApiKey find(OrganizationId organization, UUID id) {
        return transactions
                .in(Scope.of(organization), () -> store.find(organization, id))
                .map(this::withLatestUse)
                .orElseThrow(ApiKeys::notFound);
    }

    /**
     * Makes a successor with the same name, scopes, mode, addresses and signing keys; of a key that
     * expires, one that lives from now as long as the old one was meant to. The old key goes on for
     * so many days, or until it expires, and then ends by itself. Only one of the two counts, and
     * the quota is the organization's: rotation gives nobody more.
     *
     * @param overlapDays 0 to 30; 0 ends the old key at once
     */
    public IssuedKey rotate(AuditTrail.By by, UUID id, int overlapDays) {
        if (overlapDays < 0 || overlapDays > LONGEST_OVERLAP_DAYS) {
            throw new IllegalArgumentException("an overlap of " + overlapDays + " days");
        }
        return in(
                by,
                () -> {
                    var now = clock.instant();
                    var old = unreplaced(by.organization(), id, now);
                    var issued = issue(by, successor(old, now), now);
                    var until = now.plus(Duration.ofDays(overlapDays));
                    store.replace(by.organization(), id, issued.id(), until);
                    signing.inherit(id, issued.id(), now);
                    history.rotated(by, old, issued.id(), overlapDays, end(old, until));
                    if (overlapDays == 0) {
                        store.revoke(by.organization(), id, Ending.ROTATED, now);
                    }
                    return issued;
                });
    }

    private static Instant end(ApiKey old, Instant overlapUntil) {
        var expires = old.expiresAt();
        return expires != null && expires.isBefore(overlapUntil) ? expires : overlapUntil;
    }

    private static WantedKey successor(ApiKey old, Instant now) {
        var expires = old.expiresAt();
        return new WantedKey(
                old.name(),
                new TreeSet<>(old.scopes()),
                old.livemode(),
                old.allowedAddresses().stream().map(AddressRange::parse).toList(),
                expires == null ? null : now.plus(Duration.between(old.createdAt(), expires)));
    }

    private ApiKey unreplaced(OrganizationId organization, UUID id, Instant now) {
        var key = store.locked(organization, id).orElseThrow(ApiKeys::notFound);
        if (!key.isActive(now) || key.replacedBy() != null) {
            throw new ProblemException(
                    GatewayProblem.KEY_NOT_ACTIVE,
                    "The key was revoked, has expired or is already being replaced.");
        }
        return key;
    }

    /**
     * Ends a key: no call that begins after this returns passes on this server, nor within a moment
     * on another. Revoking it again changes nothing.
     */
    public void revoke(AuditTrail.By by, UUID id) {
        in(
                by,
                () -> {
                    var key = ending(by.organization(), id).orElseThrow(ApiKeys::notFound);
                    end(by, key, Ending.REVOKED);
                    return key;
                });
    }

    /** Sets from where alone a key works; an empty list allows every address. */
    public void allow(AuditTrail.By by, UUID id, List<AddressRange> addresses) {
        if (addresses.size() > WantedKey.MOST_ADDRESSES) {
            throw new IllegalArgumentException(
                    "at most " + WantedKey.MOST_ADDRESSES + " ranges of addresses");
        }
        in(
                by,
                () -> {
                    var key = store.locked(by.organization(), id).orElseThrow(ApiKeys::notFound);
                    store.allow(by.organization(), id, texts(addresses));
                    history.allowed(by, key, texts(addresses));
                    return key;
                });
    }

    /**
     * Ends the key that somebody found. Whoever holds a key may do this; a text that is no active
     * key changes nothing and is answered alike.
     */
    public void reportLeak(String text) {
        found(text)
                .ifPresent(
                        owned -> {
                            var by = AuditTrail.By.thing(owned.organization(), "report of a leak");
                            in(
                                    by,
                                    () -> {
                                        end(
                                                by,
                                                ending(owned.organization(), owned.key().id())
                                                        .orElseThrow(),
                                                Ending.LEAKED);
                                        return owned;
                                    });
                        });
    }

    /**
     * Marks a key that was seen in an address. It goes on working: ending it is its owner's choice.
     */
    void expose(String text) {
        found(text)
                .ifPresent(
                        owned -> {
                            var by = AuditTrail.By.thing(owned.organization(), "gateway");
                            in(
                                    by,
                                    () -> {
                                        if (store.expose(
                                                owned.organization(),
                                                owned.key().id(),
                                                clock.instant())) {
                                            history.exposed(by, owned.key());
                                        }
                                        return owned;
                                    });
                        });
    }

    private Optional<KeyStore.Owned> found(String text) {
        if (!KeyText.isWellFormed(text)) {
            return Optional.empty();
        }
        return transactions.in(
                Scope.system("find a reported key"),
                () -> store.active(digests.of(text), clock.instant()));
    }

    /** Marks the keys whose time is up. They are refused since then; this settles the books. */
    void settleEnded() {
        var ended =
                transactions.in(
                        Scope.system("keys whose time is up"), () -> store.ended(clock.instant()));
        OneByOne.each(
                "gateway.settle-ended-keys", ended, KeyStore.Owned::organization, this::settle);
    }

    private void settle(KeyStore.Owned owned) {
        var by = AuditTrail.By.thing(owned.organization(), "gateway");
        transactions.run(
                Scope.of(owned.organization()),
                () ->
                        ending(owned.organization(), owned.key().id())
                                .ifPresent(
                                        key ->
                                                end(
                                                        by,
                                                        key,
                                                        key.replacedBy() == null
                                                                ? Ending.EXPIRED
                                                                : Ending.ROTATED)));
    }

    /** A key of which no other of its organization ends meanwhile. */
    private Optional<ApiKey> ending(OrganizationId organization, UUID id) {
        store.endOneByOne(organization);
        return store.locked(organization, id);
    }

    /** A key and its successors share one place, which is free when the last of them has ended. */
    private void end(AuditTrail.By by, ApiKey key, Ending because) {
        if (key.revokedAt() != null) {
            return;
        }
        var now = clock.instant();
        store.revoke(by.organization(), key.id(), because, now);
        if (!store.anyGoesOn(by.organization(), key.id())) {
            allowance.giveBack(by.organization());
        }
        history.ended(by, key, because, now);
    }

    private <T> T in(AuditTrail.By by, Supplier<T> work) {
        return transactions.in(Scope.of(by.organization()), work);
    }

    private ApiKey withLatestUse(ApiKey key) {
        return new ApiKey(
                key.id(),
                key.name(),
                key.prefix(),
                key.scopes(),
                key.livemode(),
                key.allowedAddresses(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                lastUses.latest(key.id(), key.lastUsedAt()),
                key.exposedAt(),
                key.replacedBy(),
                key.endsAt(),
                key.revokedAt(),
                key.revokedBecause());
    }

    private static List<String> texts(List<AddressRange> addresses) {
        return addresses.stream().map(AddressRange::toString).toList();
    }

    private static ProblemException notFound() {
        return new ProblemException(PlatformProblem.NOT_FOUND, "There is no such key.");
    }
}
