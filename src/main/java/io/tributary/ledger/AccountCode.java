package io.tributary.ledger;

import io.tributary.kernel.RevenueStream;

import java.util.regex.Pattern;

/**
 * Which kind of account. What stands before the colon is a line of the chart of accounts; what
 * stands behind it divides that line.
 */
public record AccountCode(String code) {
    private static final Pattern FORM = Pattern.compile("[a-z]+(-[a-z]+)*(:[A-Za-z0-9-]+)?");

    /** Money at the house's bank. */
    public static final AccountCode BANK = new AccountCode("bank");

    /** What a provider holds back while a payment is disputed. */
    public static final AccountCode DISPUTED = new AccountCode("disputed");

    /** What providers took for their work. */
    public static final AccountCode PROVIDER_FEES = new AccountCode("provider-fees");

    /** What nobody will pay any more. */
    public static final AccountCode BAD_DEBT = new AccountCode("bad-debt");

    /** Taxes kept back from payees, owed to the authorities. */
    public static final AccountCode WITHHOLDING_PAYABLE = new AccountCode("withholding-payable");

    /** The two halves of an exchange meet here. */
    public static final AccountCode FX = new AccountCode("fx");

    /** What rounding to minor units left over. */
    public static final AccountCode ROUNDING = new AccountCode("rounding");

    /** The money of sales between its receipt and its division. */
    public static final AccountCode SALES_CLEARING = new AccountCode("sales-clearing");

    /** What a customer owes; below zero when it paid too much. */
    public static final AccountCode RECEIVABLE = new AccountCode("receivable");

    /** What a customer has to its credit. Strict. */
    public static final AccountCode CREDIT = new AccountCode("credit");

    /** What a payee earned and may still have to give back. Strict. */
    public static final AccountCode PENDING = new AccountCode("payee-pending");

    /** What a payee can be paid. Strict. */
    public static final AccountCode AVAILABLE = new AccountCode("payee-available");

    /** What is kept of a payee's earnings for refunds to come. Strict. */
    public static final AccountCode RESERVE = new AccountCode("payee-reserve");

    /** What is on its way to a payee. Strict. */
    public static final AccountCode IN_TRANSIT = new AccountCode("payee-in-transit");

    /** What a payee owes back. Strict. */
    public static final AccountCode CLAWBACK = new AccountCode("payee-clawback");

    public AccountCode {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("not the code of an account: " + code);
        }
    }

    /** Money that a payment provider holds for the house. */
    public static AccountCode cash(String provider) {
        return new AccountCode("cash:" + provider);
    }

    /** What was earned from that stream. */
    public static AccountCode revenue(RevenueStream stream) {
        return new AccountCode("revenue:" + stream.code());
    }

    /**
     * Taxes collected for that jurisdiction.
     *
     * @param jurisdiction a country, or a country and its state: {@code DE}, {@code US-NY}
     */
    public static AccountCode taxPayable(String jurisdiction) {
        return new AccountCode("tax-payable:" + jurisdiction);
    }

    @Override
    public String toString() {
        return code;
    }
}
