package io.tributary.desk;

import io.tributary.identity.Approvable;
import io.tributary.identity.Approval;
import io.tributary.identity.Approvals;
import io.tributary.identity.Person;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Book;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Entries that somebody writes into the journal by hand: asked for by one person, booked when
 * another approves, in the same transaction and under the request's own key.
 */
public final class ManualEntry implements Approvable {
    static final String KIND = "journal-entry.book";

    /** What stands before the colon of an account's code, as the chart knows it. */
    public static final Set<String> CHART =
            Set.of(
                    "cash",
                    "bank",
                    "receivable",
                    "disputed",
                    "sales-clearing",
                    "credit",
                    "revenue",
                    "tax-payable",
                    "provider-fees",
                    "bad-debt",
                    "fx",
                    "rounding",
                    "withholding-payable",
                    "payee-pending",
                    "payee-available",
                    "payee-reserve",
                    "payee-in-transit",
                    "payee-clawback");

    /**
     * One line.
     *
     * @param debit whether it stands on that side
     */
    public record Line(OrganizationId organization, String code, boolean debit, Money amount) {
        Account account() {
            return new Account(organization, new AccountCode(code), amount.getCurrencyUnit());
        }

        String text() {
            return (debit ? "Debit  " : "Credit ")
                    + (organization.equals(Book.HOUSE) ? "house" : organization.toString())
                    + " "
                    + code
                    + ": "
                    + Amounts.text(amount);
        }
    }

    /** All of it; the lines balance. */
    public record Draft(Instant effectiveAt, List<Line> lines) {
        public Draft {
            lines = List.copyOf(lines);
        }

        Posting posting(Approval approval) {
            var draft =
                    Posting.of(
                            "manual",
                            "manual/" + approval.id(),
                            effectiveAt,
                            new Source("approval", approval.id()));
            for (var line : lines) {
                draft =
                        line.debit()
                                ? draft.debit(line.account(), line.amount())
                                : draft.credit(line.account(), line.amount());
            }
            return draft.done();
        }

        /** Debits less credits. */
        public Money difference(CurrencyUnit currency) {
            var sum = Money.zero(currency);
            for (var line : lines) {
                sum = line.debit() ? sum.plus(line.amount()) : sum.minus(line.amount());
            }
            return sum;
        }
    }

    /** A line as it is kept with the request. */
    private record Written(
            String organization, String code, boolean debit, String currency, long minor) {}

    private record Payload(String effectiveAt, List<Written> lines) {}

    private final Approvals approvals;
    private final Ledger ledger;
    private final JsonMapper json = JsonMapper.shared();

    ManualEntry(Approvals approvals, Ledger ledger) {
        this.approvals = approvals;
        this.ledger = ledger;
    }

    /** Asks for a second person; nothing is booked before. */
    public Approval ask(Person operator, Draft draft, String reason) {
        return approvals.ask(
                operator,
                new Approvals.Wish(
                        KIND,
                        "Manual entry: " + reason.substring(0, Math.min(200, reason.length())),
                        "Booked as of "
                                + draft.effectiveAt()
                                + "\n"
                                + draft.lines().stream()
                                        .map(Line::text)
                                        .collect(Collectors.joining("\n")),
                        written(draft),
                        reason));
    }

    private String written(Draft draft) {
        return json.writeValueAsString(
                new Payload(
                        draft.effectiveAt().toString(),
                        draft.lines().stream()
                                .map(
                                        line ->
                                                new Written(
                                                        line.organization().toString(),
                                                        line.code(),
                                                        line.debit(),
                                                        line.amount().getCurrencyUnit().getCode(),
                                                        line.amount().getAmountMinorLong()))
                                .toList()));
    }

    private Draft read(String payload) {
        var kept = json.readValue(payload, Payload.class);
        return new Draft(
                Instant.parse(kept.effectiveAt()),
                kept.lines().stream()
                        .map(
                                line ->
                                        new Line(
                                                OrganizationId.of(line.organization()),
                                                line.code(),
                                                line.debit(),
                                                Money.ofMinor(
                                                        CurrencyUnit.of(line.currency()),
                                                        line.minor())))
                        .toList());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Manual journal entry";
    }

    @Override
    public void carryOut(Approval approval) {
        ledger.record(read(approval.payload()).posting(approval));
    }
}
