package io.tributary.identity;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.BlobDraft;
import io.tributary.platform.Blobs;
import io.tributary.platform.Broadcast;
import io.tributary.platform.Letterhead;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Sha256;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.Look;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * White label: how organizations appear under their own name, on their pages and in their mail. A
 * brand is kept whatever happens; it is worn for as long as the organization is entitled to it.
 */
public final class Brands implements Broadcast.Listener {
    private record Worn(Optional<Brand> brand, Instant until) {}

    private static final String PURPOSE = "identity/logo";
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final BrandStore store;
    private final OrganizationStore organizations;
    private final Entitlements entitlements;
    private final Domains domains;
    private final Hosts hosts;
    private final Blobs blobs;
    private final AuditTrail audit;
    private final Broadcast broadcast;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Map<OrganizationId, Worn> worn = new ConcurrentHashMap<>();

    Brands(Parts parts) {
        this.store = parts.store();
        this.organizations = parts.organizations();
        this.entitlements = parts.entitlements();
        this.domains = parts.domains();
        this.hosts = parts.hosts();
        this.blobs = parts.blobs();
        this.audit = parts.audit();
        this.broadcast = parts.broadcast();
        this.transactions = parts.transactions();
        this.clock = parts.clock();
    }

    /** What it is made of. */
    record Parts(
            BrandStore store,
            OrganizationStore organizations,
            Entitlements entitlements,
            Domains domains,
            Hosts hosts,
            Blobs blobs,
            AuditTrail audit,
            Broadcast broadcast,
            Transactions transactions,
            InstantSource clock) {}

    /** The brand as it was saved, or what it begins with. */
    public Brand of(OrganizationId organization) {
        return transactions.in(
                Scope.of(organization),
                () ->
                        store.find(organization)
                                .orElseGet(
                                        () ->
                                                Brand.fresh(
                                                        organizations
                                                                .find(organization)
                                                                .orElseThrow())));
    }

    /** Whether the organization may wear one. */
    public boolean isEntitled(OrganizationId organization) {
        return entitlements.of(organization).has(Feature.WHITE_LABEL);
    }

    /** What the organization wears now; empty for the house's look. */
    public Optional<Brand> worn(OrganizationId organization) {
        var now = clock.instant();
        var known = worn.get(organization);
        if (known != null && now.isBefore(known.until())) {
            return known.brand();
        }
        var brand =
                isEntitled(organization)
                        ? transactions.in(Scope.of(organization), () -> store.find(organization))
                        : Optional.<Brand>empty();
        worn.put(organization, new Worn(brand, now.plus(LIFE)));
        return brand;
    }

    /** Who wears one now. */
    Set<OrganizationId> wearers() {
        return transactions.in(Scope.system("who wears a brand"), store::owners).stream()
                .filter(this::isEntitled)
                .collect(toUnmodifiableSet());
    }

    /** How its mail looks, and where it leads; empty when both are as the house's. */
    public Optional<Letterhead> letterhead(OrganizationId organization) {
        var home = hosts.nameOf(organization).map(hosts::home).orElse(null);
        return worn(organization)
                .map(brand -> letterhead(organization, brand, home))
                .or(
                        () ->
                                Optional.ofNullable(home)
                                        .map(own -> new Letterhead(Look.HOUSE, null, null, own)));
    }

    private Letterhead letterhead(OrganizationId organization, Brand brand, @Nullable String home) {
        var sender = brand.sender();
        var address = sender.address();
        boolean isOurs = address != null && domains.isProven(organization, domainOf(address));
        return new Letterhead(
                sender.name() == null ? brand.name() : sender.name(),
                isOurs ? address : null,
                sender.replyTo(),
                home);
    }

    /**
     * Saves all but the logo.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} with every fault; {@link
     *     IdentityProblem#NOT_ENTITLED}
     */
    public void save(Actor actor, Brand brand) {
        requireEntitled(actor);
        var errors = new ArrayList<InputError>();
        for (var fault : brand.colours().faults()) {
            errors.add(new InputError(fault.token().field(), brand.colours().complaint(fault)));
        }
        var address = brand.sender().address();
        if (address != null && !domains.isProven(actor.organization(), domainOf(address))) {
            errors.add(
                    new InputError(
                            "sender_address",
                            "Prove first that "
                                    + domainOf(address)
                                    + " is yours: others would be answered in your name."));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT, "The brand was not saved.", errors);
        }
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    store.save(actor.organization(), brand, clock.instant());
                    changed(actor, "brand.saved", brand.name());
                });
    }

    /**
     * Draws the upload anew and keeps it as the logo.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} naming {@code logo}; {@link
     *     IdentityProblem#NOT_ENTITLED}
     */
    public void saveLogo(Actor actor, byte[] upload) {
        requireEntitled(actor);
        var picture = LogoPicture.of(upload);
        var file = picture.png();
        var organization = actor.organization();
        var fresh = of(organization);
        transactions.run(
                Scope.of(organization),
                () -> {
                    if (store.find(organization).isEmpty()) {
                        store.save(organization, fresh, clock.instant());
                    }
                    var old = store.logo(organization);
                    var id =
                            blobs.keep(
                                    BlobDraft.of(
                                            organization, PURPOSE, "logo.png", "image/png", file));
                    store.setLogo(
                            organization,
                            id,
                            new Brand.Logo(Sha256.hex(file), picture.width(), picture.height()));
                    old.ifPresent(blobs::remove);
                    changed(actor, "brand.logo-changed", fresh.name());
                });
    }

    /** From now on the name stands alone. */
    public void removeLogo(Actor actor) {
        var organization = actor.organization();
        transactions.run(
                Scope.of(organization),
                () -> {
                    var old = store.logo(organization);
                    store.setLogo(organization, null, null);
                    old.ifPresent(blobs::remove);
                    changed(actor, "brand.logo-removed", "the logo");
                });
    }

    /** Back to the house's look. */
    public void remove(Actor actor) {
        var organization = actor.organization();
        transactions.run(
                Scope.of(organization),
                () -> {
                    var old = store.logo(organization);
                    store.remove(organization);
                    old.ifPresent(blobs::remove);
                    changed(actor, "brand.removed", "the brand");
                });
    }

    /** The picture of that digest, in PNG, if it is some brand's logo. */
    public Optional<byte[]> logo(String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            return Optional.empty();
        }
        return transactions.in(
                Scope.system("show a logo"),
                () ->
                        store.logo(digest)
                                .flatMap(file -> blobs.read(file.id()))
                                .map(blob -> blob.bytes()));
    }

    private void requireEntitled(Actor actor) {
        if (!isEntitled(actor.organization())) {
            throw new ProblemException(
                    IdentityProblem.NOT_ENTITLED, "White label is not in your plan.");
        }
    }

    private void changed(Actor actor, String action, String subject) {
        audit.record(actor, action, subject, Map.of());
        broadcast.say(Organizations.TOPIC, actor.organization().toString());
        Transactions.afterCommit(() -> worn.remove(actor.organization()));
    }

    private static String domainOf(String address) {
        return address.substring(address.indexOf('@') + 1);
    }

    @Override
    public void hear(String organization) {
        worn.remove(OrganizationId.of(organization));
    }

    @Override
    public void gap() {
        worn.clear();
    }
}
