package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Broadcast;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The organizations there are. */
public final class Organizations {
    /**
     * The broadcast topic of changes: status, entitlements. The message is the organization's id.
     */
    public static final String TOPIC = "identity.organization";

    private final OrganizationStore store;
    private final Transactions transactions;
    private final Broadcast broadcast;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Organizations(
            OrganizationStore store,
            Transactions transactions,
            Broadcast broadcast,
            AuditTrail audit,
            InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.broadcast = broadcast;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Organization> find(OrganizationId id) {
        return transactions.in(Scope.of(id), () -> store.find(id));
    }

    /** Makes a partner, with nobody in it yet. */
    public Organization found(String companyName, Tier tier, String useCase) {
        var now = clock.instant();
        var organization =
                new Organization(
                        new OrganizationId(UuidV7.at(now, random)),
                        companyName,
                        Set.of(Organization.Kind.PARTNER),
                        tier,
                        Organization.Status.ACTIVE,
                        useCase,
                        now);
        transactions.run(Scope.of(organization.id()), () -> store.add(organization));
        return organization;
    }

    /**
     * For whoever runs the house: organizations whose name or staff address contains the text,
     * newest first.
     */
    public Page<Organization> search(String text, @Nullable String cursor, int limit) {
        return transactions.in(
                Scope.system("operator searches organizations"),
                () -> store.search(text, cursor, limit));
    }

    /** Stops an organization's live calls, or lets them go on. */
    public void setStatus(
            OrganizationId id, Organization.Status status, String reason, Person operator) {
        transactions.run(
                Scope.of(id),
                () -> {
                    store.setStatus(id, status, reason);
                    audit.record(
                            AuditTrail.By.operator(id, operator),
                            "organization." + pastTense(status),
                            "the organization",
                            Map.of("reason", reason));
                    broadcast.say(TOPIC, id.toString());
                });
    }

    private static String pastTense(Organization.Status status) {
        return switch (status) {
            case ACTIVE -> "reactivated";
            case SUSPENDED -> "suspended";
            case CANCELLED -> "cancelled";
        };
    }
}
