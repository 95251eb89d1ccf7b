package io.tributary.platform;

import io.tributary.kernel.OrganizationId;

/**
 * For whom a transaction runs: what it may see and write in tables that belong to organizations.
 */
public sealed interface Scope {
    /** One organization: its own rows, as if there were no others. */
    record Organization(OrganizationId id) implements Scope {}

    /** The house itself: every row. The reason is for whoever reads the code or a profile. */
    record House(String why) implements Scope {}

    static Scope of(OrganizationId organization) {
        return new Organization(organization);
    }

    static Scope system(String why) {
        return new House(why);
    }

    /** What the database is told; the policies of row level security read it. */
    default String setting() {
        return switch (this) {
            case Organization(var id) -> id.toString();
            case House _ -> "system";
        };
    }
}
