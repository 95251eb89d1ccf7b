package io.tributary.settlement;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.EnumSet;
import java.util.Set;

/**
 * Sends nothing to nobody, for tests and the demo. A destination that ends in {@value #REFUSED} is
 * refused; one that ends in {@value #SLOW} arrives when it is asked for the second time.
 */
final class SandboxPayouts implements PayoutProvider {
    static final String REFUSED = "0002";
    static final String SLOW = "0044";

    private static final Scope SCOPE = Scope.system("the sandbox's transfers");

    private final JdbcClient sql;
    private final Transactions transactions;

    SandboxPayouts(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Set<PayoutMethod.Kind> kinds() {
        return EnumSet.allOf(PayoutMethod.Kind.class);
    }

    @Override
    public Answer send(String key, PayoutMethod to, Money amount) {
        int asked = transactions.in(SCOPE, () -> ask(key, amount));
        var reference = "sandbox-" + key;
        if (to.destination().endsWith(REFUSED)) {
            return new Answer.Refused("The account is closed.");
        }
        return to.destination().endsWith(SLOW) && asked == 1
                ? new Answer.Underway(reference)
                : new Answer.Paid(reference);
    }

    /** As a provider would: a key is one transfer of one amount. */
    private int ask(String key, Money amount) {
        return sql.sql(
                        """
                        insert into settlement.sandbox_transfer as kept (key, currency, amount, asked)
                        values (:key, :currency, :amount, 1)
                            on conflict (key) do update
                           set asked = kept.asked + 1
                         where kept.currency = excluded.currency and kept.amount = excluded.amount
                        returning asked
                        """)
                .param("key", key)
                .param("currency", amount.getCurrencyUnit().getCode())
                .param("amount", amount.getAmountMinorLong())
                .query(Integer.class)
                .optional()
                .orElseThrow(
                        () -> new IllegalStateException("the key " + key + " has another amount"));
    }
}
