package io.tributary.demo;

import io.tributary.identity.Accounts;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;

import java.util.Optional;

/** Lantern and its people, found once. Runs inside the caller's transaction. */
final class DemoWorld {
    private static final String USE_CASE =
            "A dating app for people who would rather talk. We score pairs before we suggest them.";

    private final Operators operators;
    private final Organizations organizations;
    private final Accounts accounts;
    private final Staff staff;
    private final DemoBooks books;
    private final DemoAgreements agreements;
    private final DemoKeys keys;

    DemoWorld(
            Operators operators,
            Organizations organizations,
            Accounts accounts,
            Staff staff,
            DemoBooks books,
            DemoAgreements agreements,
            DemoKeys keys) {
        this.operators = operators;
        this.organizations = organizations;
        this.accounts = accounts;
        this.staff = staff;
        this.books = books;
        this.agreements = agreements;
        this.keys = keys;
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
            if (role == Role.OWNER) {
                agreements.begin(lantern, person);
            }
        }
        books.begin(lantern);
        keys.begin(lantern);
        return lantern;
    }
}
