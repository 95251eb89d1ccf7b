package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.Period;
import io.tributary.platform.Broadcast;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What those who run the house do with organizations. All of it stands in their trails. */
public final class Operators {
    /** An organization as operators see it. */
    public record Overview(
            Organization organization,
            boolean live,
            List<Entitlements.Granted> granted,
            int staff) {}

    /**
     * Which organizations are looked for; what is null does not matter.
     *
     * @param text what the name, the id or an address of the staff contains
     */
    public record Wanted(
            String text, Organization.@Nullable Status status, @Nullable Among among) {}

    /**
     * Of some known to the one who asks.
     *
     * @param excepted whether those are meant that are not of them
     */
    public record Among(Set<OrganizationId> organizations, boolean excepted) {
        public Among {
            organizations = Set.copyOf(organizations);
        }
    }

    private final OrganizationStore store;
    private final Staff staff;
    private final Entitlements entitlements;
    private final AuditTrail audit;
    private final Broadcast broadcast;
    private final Transactions transactions;
    private final InstantSource clock;

    Operators(
            OrganizationStore store,
            Staff staff,
            Entitlements entitlements,
            AuditTrail audit,
            Broadcast broadcast,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.staff = staff;
        this.entitlements = entitlements;
        this.audit = audit;
        this.broadcast = broadcast;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Organizations whose name, id or staff address contains the text, newest first. */
    public Page<Organization> search(String text, @Nullable String cursor, int limit) {
        return search(new Wanted(text, null, null), cursor, limit);
    }

    /** Organizations that are wanted, newest first. */
    public Page<Organization> search(Wanted wanted, @Nullable String cursor, int limit) {
        return transactions.in(
                Scope.system("an operator searches organizations"),
                () -> store.search(wanted, cursor, limit));
    }

    /** The organizations that have not left: active or suspended. */
    public Set<OrganizationId> present() {
        return transactions.in(Scope.system("an operator counts organizations"), store::present);
    }

    public Optional<Overview> overview(OrganizationId id) {
        return transactions.in(
                Scope.of(id),
                () ->
                        store.find(id)
                                .map(
                                        organization ->
                                                new Overview(
                                                        organization,
                                                        entitlements.of(id).has(Feature.LIVE_API),
                                                        entitlements.granted(id),
                                                        staff.of(id).size())));
    }

    /** Stops an organization's live calls, or lets them go on. */
    public void setStatus(
            Person operator, OrganizationId id, Organization.Status status, String reason) {
        setStatus(AuditTrail.By.operator(id, operator), status, reason);
    }

    /**
     * Stops the live calls of the organization, or lets them go on, in the surrounding transaction
     * if there is one. Whoever did it need not be a person: dunning does.
     */
    public void setStatus(AuditTrail.By by, Organization.Status status, String reason) {
        var id = by.organization();
        transactions.run(
                Scope.of(id),
                () -> {
                    store.setStatus(id, status, reason);
                    audit.record(
                            by,
                            "organization." + pastTense(status),
                            "the organization",
                            Map.of("reason", reason));
                    broadcast.say(Organizations.TOPIC, id.toString());
                });
    }

    /**
     * An operator looks at the organization's pages as its owner does: its trail says so.
     *
     * @param until when it ends by itself
     */
    public void lookedIn(Person operator, OrganizationId id, String reason, Instant until) {
        transactions.run(
                Scope.of(id),
                () ->
                        audit.record(
                                AuditTrail.By.operator(id, operator),
                                "pages.looked-at",
                                "the organization's pages, changing nothing",
                                Map.of("reason", reason, "until", until.toString())));
    }

    /**
     * Grants live calls from now on: there is a contract.
     *
     * @param until when it ends
     */
    public void grantLiveApi(Person operator, OrganizationId id, Instant until, String contract) {
        transactions.run(
                Scope.of(id),
                () -> {
                    entitlements.grant(
                            id,
                            List.of(Grant.feature(Feature.LIVE_API)),
                            new Period(clock.instant(), until),
                            "contract " + contract);
                    audit.record(
                            AuditTrail.By.operator(id, operator),
                            "live-api.granted",
                            "contract " + contract,
                            Map.of("until", until.toString()));
                });
    }

    /** Ends the contract's grant now. */
    public void withdrawLiveApi(Person operator, OrganizationId id) {
        transactions.run(
                Scope.of(id),
                () -> {
                    entitlements.withdraw(id, List.of(Feature.LIVE_API));
                    audit.record(
                            AuditTrail.By.operator(id, operator),
                            "live-api.withdrawn",
                            "the contract",
                            Map.of());
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
