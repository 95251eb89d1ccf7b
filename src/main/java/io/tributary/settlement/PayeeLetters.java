package io.tributary.settlement;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.platform.Postbox;

import java.util.TreeSet;

/**
 * Warns of changes by which somebody could lead payouts astray. Whoever makes the change does not
 * choose who is told.
 */
final class PayeeLetters {
    private final Staff staff;
    private final Postbox postbox;

    PayeeLetters(Staff staff, Postbox postbox) {
        this.staff = staff;
        this.postbox = postbox;
    }

    /** Tells the address that letters no longer go to, unless there was none. */
    void emailChanged(AuditTrail.By by, String before, String now) {
        if (before.isEmpty() || before.equalsIgnoreCase(now)) {
            return;
        }
        postbox.post(
                by.organization(),
                before,
                "Letters about your payouts go to another address now",
                """
                %s changed the address that letters about your payouts go to, from this one to
                %s.

                Was that not you? Sign in, set it right under Payouts, Settings, and tell us.
                """
                        .formatted(by.name(), now.isEmpty() ? "none" : now));
    }

    /** Tells the payee's address, and everybody who owns the organization. */
    void methodChanged(AuditTrail.By by, String email, PayoutMethod method) {
        var told = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (!email.isEmpty()) {
            told.add(email);
        }
        staff.of(by.organization()).stream()
                .filter(colleague -> colleague.role() == Role.OWNER)
                .forEach(owner -> told.add(owner.email()));
        told.forEach(address -> methodChanged(by, method, address));
    }

    private void methodChanged(AuditTrail.By by, PayoutMethod method, String address) {
        postbox.post(
                by.organization(),
                address,
                "Your payouts in " + method.currency() + " go somewhere else now",
                """
                %s changed where your payouts in %s go:
                %s to %s, %s.

                Was that not you? Sign in, set it right under Payouts, Settings, and tell us.
                """
                        .formatted(
                                by.name(),
                                method.currency(),
                                method.kind().label(),
                                method.holder(),
                                method.masked()));
    }
}
