package io.tributary.support;

import io.tributary.identity.Entitlements;
import io.tributary.identity.Level;
import io.tributary.kernel.OrganizationId;

import java.time.Instant;

/** Until when the house answers whom. Reads in the surrounding transaction. */
final class Promises {
    private final HoursStore store;
    private final Entitlements entitlements;

    Promises(HoursStore store, Entitlements entitlements) {
        this.store = store;
        this.entitlements = entitlements;
    }

    /** What the organization is promised now. */
    Target target(OrganizationId organization) {
        return store.target(entitlements.of(organization).level(Level.SUPPORT));
    }

    BusinessHours hours() {
        return store.hours();
    }

    /** Until when a ticket of that level is answered that waits since that instant. */
    Instant due(String level, Instant since) {
        return store.hours().after(since, store.target(level).firstAnswer());
    }
}
