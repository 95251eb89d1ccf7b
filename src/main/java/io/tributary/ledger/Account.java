package io.tributary.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;

import java.util.UUID;

/** An account of one organization, or of {@link Book#HOUSE}, in one currency. */
public record Account(OrganizationId organization, AccountCode code, CurrencyUnit currency) {
    /** An account of the house itself. */
    public static Account ofHouse(AccountCode code, CurrencyUnit currency) {
        return new Account(Book.HOUSE, code, currency);
    }

    /** Follows from what the account is (a name-based UUID), so that it need not be looked up. */
    UUID id() {
        return UUID.nameUUIDFromBytes(
                (organization + "/" + code + "/" + currency.getCode()).getBytes(UTF_8));
    }
}
