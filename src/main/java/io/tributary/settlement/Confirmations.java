package io.tributary.settlement;

import io.tributary.kernel.Amounts;
import io.tributary.notify.Events;

/** What follows when a payout arrived or did not, in its transaction. */
final class Confirmations {
    private final Payees payees;
    private final Statements statements;
    private final Notices notices;
    private final Events events;

    Confirmations(Payees payees, Statements statements, Notices notices, Events events) {
        this.payees = payees;
        this.statements = statements;
        this.notices = notices;
        this.events = events;
    }

    void paid(Payout payout) {
        var payee = payees.of(payout.payee());
        notices.mail(
                payout.payee(),
                Notices.Notice.PAYOUT,
                "on",
                "Paid: " + Amounts.text(payout.net()),
                """
                %s went to you: %s, %s.
                %s
                What it is made of is on its statement, under Payouts.
                """
                        .formatted(
                                Amounts.text(payout.net()),
                                payout.method().kind().label(),
                                payout.method().masked(),
                                payout.withheld().isZero()
                                        ? ""
                                        : "Of "
                                                + Amounts.text(payout.gross())
                                                + " we kept "
                                                + Amounts.text(payout.withheld())
                                                + " for the tax office.\n"));
        events.emit(payout.payee(), PayoutEvents.paid(payout));
        statements.write(payee, payout, payees.withholding(payee).reason());
    }

    void failed(Payout payout, String why) {
        notices.mail(
                payout.payee(),
                Notices.Notice.PAYOUT,
                "on",
                "Not paid: " + Amounts.text(payout.net()),
                """
                %s did not reach you: %s

                It is available again, and the next payout takes it. Please look whether your
                payout settings are right.
                """
                        .formatted(Amounts.text(payout.net()), why));
        events.emit(payout.payee(), PayoutEvents.failed(payout, why));
    }
}
