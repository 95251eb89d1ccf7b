package io.tributary.privacy;

import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
import io.tributary.platform.TestDatabase;

import java.util.UUID;

/** Persons to test with. */
final class PrivacyFixtures {
    static final String PASSWORD = "correct horse battery";

    private PrivacyFixtures() {}

    static Person somebody(TestDatabase database) {
        return database.bean(Accounts.class)
                .invent("ida-" + UUID.randomUUID() + "@example.com", "Ida", PASSWORD, false);
    }
}
