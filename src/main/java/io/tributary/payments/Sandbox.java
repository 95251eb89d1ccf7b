package io.tributary.payments;

import java.util.Optional;
import java.util.UUID;

/** What is done at the sandbox by whoever pays, and by their bank. */
public final class Sandbox {
    private final SandboxProvider provider;
    private final Payments payments;
    private final Disputes disputes;

    Sandbox(SandboxProvider provider, Payments payments, Disputes disputes) {
        this.provider = provider;
        this.payments = payments;
        this.disputes = disputes;
    }

    /** The payment that waits under that reference for a yes or a no. */
    public Optional<UUID> payment(String reference) {
        return payments.byReference(reference);
    }

    /** The person who pays says yes or no; the payment is settled then. */
    public Outcome authenticate(UUID payment, String reference, boolean yes) {
        provider.authenticate(reference, yes);
        return payments.refresh(payment);
    }

    /** The person who paid disputes it. */
    public void dispute(UUID payment) {
        var reference = reference(payment);
        provider.openDispute(reference);
        tell(reference);
    }

    /** The bank decides on a dispute. */
    public void decide(UUID payment, boolean won) {
        var reference = reference(payment);
        provider.decideDispute(reference, won);
        tell(reference);
    }

    /** Tells of disputes that fell due. */
    void tellDisputes() {
        provider.openDisputes().forEach(this::tell);
    }

    private void tell(String reference) {
        provider.dispute(reference).ifPresent(seen -> disputes.seen(SandboxProvider.NAME, seen));
    }

    private static String reference(UUID payment) {
        return "sandbox_" + payment;
    }
}
