package io.tributary.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class BooksScenarioTests {
    private static final String PASSWORD = "correct horse battery";
    private static final CurrencyUnit CHF = CurrencyUnit.of("CHF");

    private final TributaryServer server;
    private final Organization customer;
    private final Account rounding;
    private final FormsBrowser operator;
    private UUID transaction = new UUID(0, 0);

    BooksScenarioTests(TributaryServer server) {
        this.server = server;
        this.customer = server.bean(Organizations.class).found("Ledger & Sons", Tier.STARTER, "x");
        this.rounding = new Account(customer.id(), AccountCode.ROUNDING, CHF);
        this.operator = visitor(/* operator */ true);
    }

    @BeforeEach
    void something_is_booked() {
        transaction =
                server.bean(Ledger.class)
                        .post(
                                Posting.of(
                                                "test.moved",
                                                "books/" + customer.id(),
                                                Instant.parse("2026-01-02T10:00:00Z"),
                                                new Source("test", UUID.randomUUID()))
                                        .debit(rounding, Money.of(CHF, 1_234.5))
                                        .credit(
                                                Account.ofHouse(AccountCode.FX, CHF),
                                                Money.of(CHF, 1_234.5))
                                        .done())
                        .transaction();
    }

    @Test
    void an_operator_reads_the_trial_balance_down_to_a_transaction() {
        assertThat(operator.get("/operator/books").body()).contains("Balances", "rounding", "CHF");
        assertThat(operator.get("/operator/books?code=rounding").body())
                .contains(AccountPage.path(rounding));
        assertThat(operator.get(AccountPage.path(rounding)).body())
                .contains("Ledger &amp; Sons", "1,234.50 CHF", transaction.toString())
                .contains(">Test moved<", ">Test<");
        assertThat(operator.get("/operator/books/transactions/" + transaction).body())
                .contains("<h1>Test moved</h1>", "/fx/CHF", "1,234.50", "books/" + customer.id());
    }

    @Test
    void tables_can_be_taken_along() {
        assertThat(operator.get("/operator/books.csv").body())
                .startsWith("account,organization,currency,nature,debits,credits,balance\r\n")
                .contains("rounding," + customer.id() + ",CHF,expense,1234.50,0.00,1234.50\r\n");
        assertThat(operator.get(AccountPage.path(rounding) + ".csv").body())
                .contains("2026-01-02T10:00:00Z," + transaction + ",test.moved,test,")
                .contains(",CHF,1234.50,1234.50\r\n");
    }

    @Test
    void the_whole_journal_can_be_taken_along() {
        assertThat(operator.get("/operator/books/journal.csv").body())
                .startsWith("sequence,transaction,kind,key,effective_at,booked_at,")
                .contains("," + transaction + ",test.moved,books/" + customer.id() + ",")
                .contains("," + customer.id() + ",rounding,CHF,1234.50\r\n");
        assertThat(operator.get("/operator/books/journal.csv?from=2020-02-30").statusCode())
                .isEqualTo(400);
        assertThat(operator.get("/operator/books/journal.csv?until=2020-01-01").body())
                .doesNotContain(transaction.toString());
    }

    @Test
    void an_organization_reads_its_own_accounts_and_no_others() {
        var owner = visitor(/* operator */ false);
        assertThat(owner.get("/partner/billing/accounts").body()).contains("Rounding", "1,234.50");
        assertThat(owner.get("/partner/billing/accounts/rounding/CHF").body())
                .contains("Test moved", "1,234.50 CHF");
        assertThat(owner.get("/partner/billing/accounts/rounding/CHF/csv").body())
                .contains("," + transaction + ",test.moved,CHF,1234.50,1234.50\r\n");
        assertThat(owner.get("/partner/billing/accounts/fx/CHF").statusCode()).isEqualTo(404);
    }

    @Test
    void an_operator_checks_the_books_and_takes_the_proof() {
        assertThat(operator.post("/operator/books/checks", Map.of()).statusCode()).isEqualTo(303);
        assertThat(operator.get("/operator/books/checks").body())
                .contains("Every transaction balances", "Checked");
        var proof = operator.get("/ledger/proof");
        assertThat(proof.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        assertThat(proof.body()).contains("\"algorithm\":\"SHA-256\"", "\"transactions\":");
    }

    @Test
    void what_is_not_there_is_told_so() {
        assertThat(operator.get("/operator/books/transactions/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(
                        operator.get("/operator/books/accounts/" + customer.id() + "/No/USD")
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        operator.get(
                                        "/operator/books/accounts/"
                                                + customer.id()
                                                + "/unheard-of/USD")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobody_else_finds_the_books() {
        var somebody = visitor(/* operator */ false);

        assertThat(somebody.get("/operator/books").statusCode()).isEqualTo(404);
        assertThat(somebody.get("/ledger/proof").statusCode()).isEqualTo(404);
    }

    private FormsBrowser visitor(boolean operator) {
        var email = "books-" + UUID.randomUUID() + "@example.com";
        var person = server.bean(Accounts.class).invent(email, "Olga", PASSWORD, operator);
        server.bean(Staff.class).employ(customer.id(), person, Role.OWNER);
        var browser = new FormsBrowser(server);
        browser.signIn(email, PASSWORD);
        return browser;
    }
}
