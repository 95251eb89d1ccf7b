package io.tributary.ledger;

import io.tributary.kernel.OrganizationId;

/** Whose books these are. */
public final class Book {
    /** Stands for the house itself, which is no organization of identity's. */
    public static final OrganizationId HOUSE =
            OrganizationId.of("00000000-0000-7000-8000-000000000001");

    private Book() {}
}
