package io.tributary.settlement;

/** What follows when a payout arrived or did not, in its transaction. */
final class Confirmations {
    private final Payees payees;
    private final Statements statements;
    private final Notices notices;

    Confirmations(Payees payees, Statements statements, Notices notices) {
        this.payees = payees;
        this.statements = statements;
        this.notices = notices;
    }

    void paid(Payout payout) {
        var payee = payees.of(payout.payee());
        notices.mail(
                payout.payee(),
                Notices.Notice.PAYOUT,
                "on",
                "Paid: " + payout.net(),
                """
                %s went to you: %s, %s.
                %s
                What it is made of is on its statement, under Payouts.
                """
                        .formatted(
                                payout.net(),
                                payout.method().kind().label(),
                                payout.method().masked(),
                                payout.withheld().isZero()
                                        ? ""
                                        : "Of "
                                                + payout.gross()
                                                + " we kept "
                                                + payout.withheld()
                                                + " for the tax office.\n"));
        statements.write(payee, payout, payees.withholding(payee).reason());
    }

    void failed(Payout payout, String why) {
        notices.mail(
                payout.payee(),
                Notices.Notice.PAYOUT,
                "on",
                "Not paid: " + payout.net(),
                """
                %s did not reach you: %s

                It is available again, and the next payout takes it. Please look whether your
                payout settings are right.
                """
                        .formatted(payout.net(), why));
    }
}
