package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Source;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Money that came in and has several owners. It stands on {@link AccountCode#SALES_CLEARING} of the
 * house when it is distributed.
 *
 * @param key distributed once: {@code ticket-order/<id>}; at most 150 characters
 * @param rule how it is divided
 * @param title for the payees: {@code Spring dance, order 4711}
 * @param gross what was paid, with tax
 * @param tax of that, zero or more
 * @param jurisdiction whose tax it is: {@code DE}, {@code US-NY}; empty without tax
 * @param fee what the payment provider took, zero or more
 * @param parties who plays each party; the house plays {@link SplitRule#HOUSE} by itself
 * @param event when it is for an event; its hold begins when that ends
 */
public record Sale(
        String key,
        String rule,
        RevenueStream stream,
        String title,
        Money gross,
        Money tax,
        String jurisdiction,
        Money fee,
        Map<String, OrganizationId> parties,
        Instant soldAt,
        @Nullable Event event,
        Source source) {
    /** What is sold can be an event to come. */
    public record Event(UUID id, Instant endsAt) {}

    public Sale {
        parties = Map.copyOf(parties);
        if (key.isEmpty() || key.length() > 150) {
            throw new IllegalArgumentException("a key has 1 to 150 characters: " + key);
        }
        if (!gross.isPositive()) {
            throw new IllegalArgumentException("nothing was paid: " + gross);
        }
        if (tax.isNegative() || fee.isNegative() || tax.plus(fee).isGreaterThan(gross)) {
            throw new IllegalArgumentException(
                    "tax " + tax + " and fee " + fee + " do not fit into " + gross);
        }
        if (tax.isPositive() && jurisdiction.isEmpty()) {
            throw new IllegalArgumentException("a tax of nobody's");
        }
        if (title.isBlank() || title.length() > 300) {
            throw new IllegalArgumentException("a title has 1 to 300 characters: " + title);
        }
    }

    Money base() {
        return gross.minus(tax).minus(fee);
    }

    /** When its hold begins. */
    Instant holdFrom() {
        return event != null && event.endsAt().isAfter(soldAt) ? event.endsAt() : soldAt;
    }
}
