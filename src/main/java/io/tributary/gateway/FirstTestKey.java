package io.tributary.gateway;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.FirstKey;
import io.tributary.kernel.OrganizationId;

import java.util.List;

/** What whoever signs up gets at once: a test key that may do everything. */
final class FirstTestKey implements FirstKey {
    private final ApiKeys keys;
    private final Scopes scopes;

    FirstTestKey(ApiKeys keys, Scopes scopes) {
        this.keys = keys;
        this.scopes = scopes;
    }

    @Override
    public FirstKey.Issued issue(OrganizationId organization) {
        var issued =
                keys.create(
                        AuditTrail.By.thing(organization, "sign-up"),
                        new WantedKey("First test key", scopes.names(), false, List.of(), null));
        return new FirstKey.Issued(
                issued.id().toString(),
                issued.text(),
                issued.name(),
                issued.createdAt(),
                IssuedKey.WARNING);
    }
}
