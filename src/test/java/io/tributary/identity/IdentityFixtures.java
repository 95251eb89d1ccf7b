package io.tributary.identity;

import io.tributary.platform.TestDatabase;

/** Organizations and people to test with. */
final class IdentityFixtures {
    static final String PASSWORD = "correct horse battery";

    private IdentityFixtures() {}

    static Organization organization(TestDatabase database, Tier tier) {
        return database.bean(Organizations.class).found("River & Sons", tier, "to test");
    }

    static Person person(TestDatabase database, String email) {
        return database.bean(Accounts.class).invent(email, "Somebody", PASSWORD, false);
    }

    /** Somebody new who works for the organization. */
    static Actor staff(TestDatabase database, Organization organization, String email, Role role) {
        var person = person(database, email);
        database.bean(Staff.class).employ(organization.id(), person, role);
        return new Actor(
                person.id(), person.name(), person.email(), organization.id(), role, false);
    }
}
