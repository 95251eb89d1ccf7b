package io.tributary.settlement;

import io.tributary.identity.Approvable;
import io.tributary.identity.Approval;
import io.tributary.identity.Approvals;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Person;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.Book;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;

import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/**
 * Direct sales that are given back, by one person up to a limit and by two above it. What is
 * approved is booked in the transaction that approves it.
 */
public final class SaleRefunds implements Approvable {
    static final String KIND = "sale.refund";

    private static final Scope SCOPE = Scope.system("refunds of direct sales");
    private static final int TITLE = 200;

    /** What is carried out, as it is kept with the request. */
    private record Payload(String sale, String amount, String key) {
        Money money() {
            return Money.parse(amount);
        }
    }

    private final DirectSales sales;
    private final Approvals approvals;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final JsonMapper json = JsonMapper.shared();

    SaleRefunds(
            DirectSales sales, Approvals approvals, AuditTrail audit, Transactions transactions) {
        this.sales = sales;
        this.approvals = approvals;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * So much of a sale went back from the house's bank; or it asks for a second person when that
     * is much, together with what went back of the sale before.
     *
     * @param reason why; 1 to 500 characters
     * @param key gives once
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND} when it is no direct sale, {@link
     *     SettlementProblem#REVERSAL_TOO_HIGH}
     */
    public Approvals.Refund refund(
            Person operator, String sale, Money amount, String reason, String key) {
        return transactions.in(
                SCOPE,
                () -> {
                    var sold = found(sale);
                    var before = sales.lockGivenBack(sale, key);
                    Reversing.refuseBeyond(sold.left(), amount);
                    var wanted = new Payload(sale, amount.toString(), key);
                    return approvals.refund(
                            operator,
                            amount,
                            before,
                            wish(sold, wanted, reason),
                            () -> {
                                give(
                                        wanted,
                                        AuditTrail.By.operator(sold.seller(), operator),
                                        reason);
                                return amount;
                            });
                });
    }

    private Approvals.Wish wish(Sold sold, Payload wanted, String reason) {
        var amount = Amounts.text(wanted.money());
        return new Approvals.Wish(
                KIND,
                "Refund of "
                        + amount
                        + ", "
                        + sold.title().substring(0, Math.min(TITLE, sold.title().length())),
                amount
                        + " of "
                        + sold.title()
                        + " went back from the house's bank, and are taken from everybody's part.",
                json.writeValueAsString(wanted),
                reason);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Refund of a direct sale";
    }

    @Override
    public void carryOut(Approval approval) {
        var wanted = json.readValue(approval.payload(), Payload.class);
        give(
                wanted,
                AuditTrail.By.thing(found(wanted.sale()).seller(), "Two operators"),
                approval.reason());
    }

    /** The house's own sales are in its books only: it has no trail. */
    private void give(Payload wanted, AuditTrail.By by, String reason) {
        transactions.run(
                SCOPE,
                () -> {
                    sales.giveBack(wanted.sale(), wanted.money(), wanted.key());
                    if (!by.organization().equals(Book.HOUSE)) {
                        audit.record(
                                by,
                                "sale.refunded",
                                found(wanted.sale()).title(),
                                Map.of("amount", wanted.amount(), "reason", reason));
                    }
                });
    }

    private Sold found(String sale) {
        return sales.find(sale)
                .filter(DirectSales::isDirect)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        PlatformProblem.NOT_FOUND, "There is no such sale."));
    }
}
