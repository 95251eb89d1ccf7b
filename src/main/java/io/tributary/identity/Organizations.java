package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.security.SecureRandom;
import java.time.InstantSource;
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
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Organizations(OrganizationStore store, Transactions transactions, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Organization> find(OrganizationId id) {
        return transactions.in(Scope.of(id), () -> store.find(id));
    }

    /** Those that the operator stopped for now. */
    public Set<OrganizationId> suspended() {
        return transactions.in(Scope.system("who is suspended"), store::suspended);
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
}
