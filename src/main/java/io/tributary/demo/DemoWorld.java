package io.tributary.demo;

import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.Scopes;
import io.tributary.gateway.WantedKey;
import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;

import java.util.List;
import java.util.Optional;

/** Lantern and its people, found once. Runs inside the caller's transaction. */
final class DemoWorld {
    private static final String USE_CASE =
            "A dating app for people who would rather talk. We score pairs before we suggest them.";

    private final Operators operators;
    private final Organizations organizations;
    private final Accounts accounts;
    private final Staff staff;
    private final ApiKeys keys;
    private final Scopes scopes;
    private final DemoBooks books;

    DemoWorld(
            Operators operators,
            Organizations organizations,
            Accounts accounts,
            Staff staff,
            ApiKeys keys,
            Scopes scopes,
            DemoBooks books) {
        this.operators = operators;
        this.organizations = organizations;
        this.accounts = accounts;
        this.staff = staff;
        this.keys = keys;
        this.scopes = scopes;
        this.books = books;
    }

    /** Lantern, if it was founded before: the organization that the demo's owner works for. */
    Optional<OrganizationId> found() {
        var owner = DemoPeople.ALL.getFirst().email();
        return operators.search(owner, null, 1).items().stream().map(Organization::id).findFirst();
    }

    /** Makes Lantern, its people and its keys. */
    OrganizationId make(DemoPeople people) {
        var lantern = organizations.found(DemoPeople.COMPANY, Tier.PROFESSIONAL, USE_CASE).id();
        for (var somebody : DemoPeople.ALL) {
            var role = somebody.role();
            var person =
                    accounts.invent(
                            somebody.email(),
                            somebody.name(),
                            people.password(somebody),
                            role == null);
            if (role != null) {
                staff.employ(lantern, person, role);
            }
        }
        books.begin(lantern);
        for (var app : Traffic.App.values()) {
            var wanted =
                    new WantedKey(app.keyName(), scopes.names(), app.isLive(), List.of(), null);
            keys.create(AuditTrail.By.thing(lantern, "demo world"), wanted);
        }
        return lantern;
    }
}
