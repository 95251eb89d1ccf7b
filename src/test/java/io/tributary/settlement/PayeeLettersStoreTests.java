package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.by;
import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Accounts;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.UUID;

class PayeeLettersStoreTests {
    private static final String ELSEWHERE = "Your payouts in USD go somewhere else now";
    private static final String NO_LONGER = "Letters about your payouts go to another address now";

    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    private final OrganizationId payee = SettlementFixtures.payee(database);
    private final String before = UUID.randomUUID() + "@before.example";
    private final String after = UUID.randomUUID() + "@after.example";

    @BeforeAll
    static void nothing_in_the_background() {
        SettlementFixtures.rule(database, false);
    }

    @Test
    void the_address_that_was_replaced_is_told() {
        save(before);
        assertThat(subjects(before)).isEmpty();

        save(after);
        save(after);

        assertThat(subjects(before)).containsExactly(NO_LONGER);
        assertThat(subjects(after)).isEmpty();
    }

    @Test
    void owners_are_told_where_the_money_goes_whatever_address_is_set() {
        var owner = employ(Role.OWNER);
        var finance = employ(Role.FINANCE);
        save(after);

        payElsewhere();

        assertThat(subjects(after)).containsExactly(ELSEWHERE);
        assertThat(subjects(owner)).containsExactly(ELSEWHERE);
        assertThat(subjects(finance)).isEmpty();
    }

    @Test
    void an_owner_whose_address_is_set_is_told_once() {
        var owner = employ(Role.OWNER);
        save(owner);

        payElsewhere();

        assertThat(subjects(owner)).containsExactly(ELSEWHERE);
    }

    private String employ(Role role) {
        var email = UUID.randomUUID() + "@example.com";
        var person =
                database.bean(Accounts.class).invent(email, "Ben", "correct horse battery", false);
        database.bean(Staff.class).employ(payee, person, role);
        return email;
    }

    private void save(String email) {
        var usual = SettlementFixtures.profile("DE", Payee.TaxForm.NONE);
        database.bean(Payees.class)
                .save(
                        by(payee),
                        new Payee.Profile(
                                usual.legalName(),
                                usual.street(),
                                usual.postalCode(),
                                usual.city(),
                                usual.region(),
                                usual.country(),
                                email,
                                usual.kind(),
                                usual.taxId(),
                                usual.vatId(),
                                usual.form()),
                        false);
    }

    private void payElsewhere() {
        database.bean(Payees.class)
                .save(
                        by(payee),
                        new PayoutMethod(
                                PayoutMethod.Kind.PAYPAL,
                                "Tanzhaus",
                                "kasse@tanzhaus.example",
                                "",
                                usd("1.00")));
    }

    private static List<String> subjects(String email) {
        return database.bean(Mails.class).recent(200).stream()
                .filter(mail -> mail.recipient().equals(email))
                .map(Mails.Kept::subject)
                .toList();
    }
}
