package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountsStoreTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    private final Accounts accounts = database.bean(Accounts.class);

    @Test
    void those_who_run_the_house_are_known_by_name_and_nobody_else_is() {
        var zoe = accounts.invent("zoe@house.example", "Zoe", "correct horse battery", true);
        var abe = accounts.invent("abe@house.example", "Abe", "correct horse battery", true);
        accounts.invent("bea@partner.example", "Bea", "correct horse battery", false);

        assertThat(accounts.operators()).containsExactly(abe, zoe);
    }

    @Test
    void an_address_tells_whom_its_owner_works_for() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER);
        var cid = accounts.invent("cid@partner.example", "Cid", "correct horse battery", false);
        database.bean(Staff.class).employ(organization.id(), cid, Role.VIEWER);

        assertThat(accounts.visit("cid@partner.example"))
                .hasValueSatisfying(
                        visit ->
                                assertThat(visit.employments())
                                        .extracting(Visit.Employment::organization)
                                        .containsExactly(organization.id()));
        assertThat(accounts.visit("nobody@partner.example")).isEmpty();
    }
}
