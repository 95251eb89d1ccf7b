package io.tributary.demo;

import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.Scopes;
import io.tributary.gateway.WantedKey;
import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;

import java.util.List;

/** The keys that Lantern calls with, one for each of its apps. */
final class DemoKeys {
    private final ApiKeys keys;
    private final Scopes scopes;

    DemoKeys(ApiKeys keys, Scopes scopes) {
        this.keys = keys;
        this.scopes = scopes;
    }

    /** In the surrounding transaction. */
    void begin(OrganizationId lantern) {
        for (var app : Traffic.App.values()) {
            var wanted =
                    new WantedKey(app.keyName(), scopes.names(), app.isLive(), List.of(), null);
            keys.create(AuditTrail.By.thing(lantern, "demo world"), wanted);
        }
    }
}
