package io.tributary.billing;

import io.tributary.identity.Role;
import io.tributary.notify.AlertKind;
import io.tributary.notify.AlertKinds;

/** To what billing alerts. Letters go to the billing address besides. */
final class BillingAlerts {
    static final AlertKind DUE =
            AlertKind.of(
                            "invoice.due",
                            "Invoices that fall due",
                            "3 days before an invoice is to be paid by transfer.")
                    .toldTo(Role.OWNER, Role.ADMIN, Role.FINANCE)
                    .mailedTo(Role.FINANCE);

    static final AlertKind OVERDUE =
            AlertKind.of(
                            "invoice.overdue",
                            "Invoices that are overdue",
                            "When the day has passed on which an invoice was due.")
                    .toldTo(Role.OWNER, Role.ADMIN, Role.FINANCE)
                    .mailedTo(Role.FINANCE);

    static final AlertKinds ALL = AlertKinds.of(DUE, OVERDUE);

    private BillingAlerts() {}
}
