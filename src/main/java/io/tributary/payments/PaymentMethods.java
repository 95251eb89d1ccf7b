package io.tributary.payments;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The cards that organizations pay with. */
public final class PaymentMethods {
    /** Where a card is typed in, when it is not here. */
    interface Setup {
        /** A page of the provider's, for that organization. */
        URI begin(OrganizationId organization);

        /** The card that was typed in there. */
        PaymentProvider.Card complete(OrganizationId organization, String session);
    }

    private final MethodStore store;
    private final PaymentProvider provider;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    PaymentMethods(
            MethodStore store,
            PaymentProvider provider,
            Transactions transactions,
            AuditTrail audit,
            InstantSource clock) {
        this.store = store;
        this.provider = provider;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether cards are those of the sandbox, which are typed in here. */
    public boolean isSandbox() {
        return provider instanceof SandboxProvider;
    }

    /** Those that are not removed, the preferred one first. */
    public List<PaymentMethod> list(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> store.list(organization));
    }

    /** The one that is charged when nothing else is said. */
    public Optional<PaymentMethod> preferred(OrganizationId organization) {
        return list(organization).stream().filter(PaymentMethod::preferred).findFirst();
    }

    /**
     * Adds a card of the sandbox.
     *
     * @throws ProblemException {@link PaymentProblem#CARD_NOT_ACCEPTED} for any number that is not
     *     of the sandbox, so that nobody leaves a real one here
     */
    public PaymentMethod addSandboxCard(AuditTrail.By by, String number) {
        var card = isSandbox() ? SandboxCard.of(number) : Optional.<SandboxCard>empty();
        return card.map(
                        known ->
                                add(
                                        by,
                                        new PaymentProvider.Card(
                                                known.name(), "Sandbox card", known.last4(), null)))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        PaymentProblem.CARD_NOT_ACCEPTED,
                                        "Only the test cards are accepted here.",
                                        List.of(
                                                new InputError(
                                                        "/number",
                                                        "is not one of the test cards; nothing was"
                                                                + " kept of it"))));
    }

    /**
     * The provider's page where a card is typed in.
     *
     * @throws IllegalStateException inside a transaction, and in the sandbox
     */
    public URI beginSetup(OrganizationId organization) {
        return setup().begin(organization);
    }

    /** Adds the card that was typed in at the provider's. */
    public PaymentMethod completeSetup(AuditTrail.By by, String session) {
        return add(by, setup().complete(by.organization(), session));
    }

    private Setup setup() {
        if (provider instanceof Setup setup) {
            return setup;
        }
        throw new IllegalStateException("cards of the sandbox are typed in here");
    }

    private PaymentMethod add(AuditTrail.By by, PaymentProvider.Card card) {
        return transactions.in(
                Scope.of(by.organization()),
                () -> {
                    var now = clock.instant();
                    var id = UuidV7.at(now, random);
                    store.add(by.organization(), id, provider.name(), card, now);
                    var added = store.find(by.organization(), id).orElseThrow();
                    audit.record(by, "card.added", added.label(), Map.of());
                    return added;
                });
    }

    /** Charges that one from now on. */
    public void prefer(AuditTrail.By by, UUID id) {
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    var card = known(by.organization(), id);
                    store.prefer(by.organization(), id);
                    audit.record(by, "card.preferred", card.label(), Map.of());
                });
    }

    /** Charges that one no more; another becomes the preferred one when it was. */
    public void remove(AuditTrail.By by, UUID id) {
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    var card = known(by.organization(), id);
                    store.remove(by.organization(), id, clock.instant());
                    if (card.preferred()) {
                        store.list(by.organization()).stream()
                                .findFirst()
                                .ifPresent(next -> store.prefer(by.organization(), next.id()));
                    }
                    audit.record(by, "card.removed", card.label(), Map.of());
                });
    }

    private PaymentMethod known(OrganizationId organization, UUID id) {
        return store.find(organization, id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        PaymentProblem.NO_SUCH_CARD, "There is no such card."));
    }
}
