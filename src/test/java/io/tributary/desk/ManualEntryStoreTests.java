package io.tributary.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.desk.ManualEntry.Draft;
import io.tributary.desk.ManualEntry.Line;
import io.tributary.identity.Accounts;
import io.tributary.identity.Approvals;
import io.tributary.identity.Person;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Book;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.UUID;

class ManualEntryStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                    TestDatabase.module("identity"),
                    TestDatabase.module("ledger"),
                    EntriesOfThisTest.class);

    private static final CurrencyUnit YEN = CurrencyUnit.JPY;

    private final ManualEntry entries = database.bean(ManualEntry.class);
    private final Approvals approvals = database.bean(Approvals.class);
    private final Person anna = operator();
    private final Person ben = operator();

    @Configuration(proxyBeanMethods = false)
    static class EntriesOfThisTest {
        @Bean
        ManualEntry manualEntry(Approvals approvals, Ledger ledger) {
            return new ManualEntry(approvals, ledger);
        }
    }

    @Test
    void nothing_is_booked_before_somebody_else_approves_and_then_it_is_booked_once() {
        var before = rounding();
        var asked = entries.ask(anna, draft(500, 500), "a coin was found");
        assertThat(asked.summary()).contains("Debit  house rounding").contains("500 JPY");
        assertThat(rounding()).isEqualTo(before);

        approvals.approve(ben, asked.id(), "so it was");
        assertThatThrownBy(() -> approvals.approve(ben, asked.id(), "again"))
                .isInstanceOf(ProblemException.class);

        assertThat(rounding()).isEqualTo(before.plus(500));
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void an_entry_that_does_not_balance_is_not_booked_and_stays_open() {
        var before = rounding();
        var asked = entries.ask(anna, draft(500, 499), "a coin was lost");

        assertThatThrownBy(() -> approvals.approve(ben, asked.id(), ""))
                .isInstanceOf(RuntimeException.class);
        assertThat(rounding()).isEqualTo(before);
        assertThat(approvals.find(asked.id()).orElseThrow().decision()).isNull();
    }

    private static Draft draft(long debit, long credit) {
        return new Draft(
                database.clock().instant(),
                List.of(
                        new Line(Book.HOUSE, "rounding", true, Money.ofMinor(YEN, debit)),
                        new Line(Book.HOUSE, "bank", false, Money.ofMinor(YEN, credit))));
    }

    private static Money rounding() {
        return database.bean(Ledger.class).balance(Account.ofHouse(AccountCode.ROUNDING, YEN));
    }

    private static Person operator() {
        return database.bean(Accounts.class)
                .invent(UUID.randomUUID() + "@example.com", "Op", "correct horse battery", true);
    }
}
