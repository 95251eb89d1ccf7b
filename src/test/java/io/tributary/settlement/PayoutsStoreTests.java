package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.by;
import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.platform.Switches;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class PayoutsStoreTests {
    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    private final OrganizationId payee = SettlementFixtures.payee(database);

    @BeforeAll
    static void a_rule() {
        SettlementFixtures.rule(database, false);
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }

    @Test
    void a_day_of_the_schedule_is_paid_once() {
        earn(usd("100.00"));

        run();
        run();

        assertThat(payouts().of(payee, null, 10))
                .singleElement()
                .satisfies(
                        payout -> {
                            assertThat(payout.gross()).isEqualTo(usd("85.50"));
                            assertThat(payout.state()).isEqualTo(Payout.State.READY);
                            assertThat(payouts().items(payout)).hasSize(1);
                        });
    }

    @Test
    void nothing_is_paid_while_payouts_are_switched_off() {
        earn(usd("100.00"));
        put(Switches.Position.OFF);
        run();
        assertThat(payouts().of(payee, null, 10)).isEmpty();

        put(Switches.Position.USUAL);
        run();
        assertThat(payouts().of(payee, null, 10)).hasSize(1);
    }

    /** Returns when this server has heard of it. */
    private static void put(Switches.Position position) {
        var switches = database.bean(Switches.class);
        switches.put(PayoutRun.PAYING, null, position, "Ada", "a test");
        while (switches.isOn(PayoutRun.PAYING) == (position == Switches.Position.OFF)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void days_that_were_missed_are_paid_as_one() {
        payees().schedule(
                        by(payee),
                        PayoutSchedule.WEEKLY,
                        LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC),
                        ZoneId.of("America/New_York"));
        earn(usd("100.00"));
        earn(usd("100.00"));
        database.pass(Duration.ofDays(30));

        run();
        database.pass(Duration.ofHours(12));
        run();

        assertThat(payouts().of(payee, null, 10)).hasSize(1);
        assertThat(payees().of(payee).dueAt()).isAfter(database.clock().instant());
        assertThat(payees().of(payee).dueAt())
                .isBefore(database.clock().instant().plus(Duration.ofDays(8)));
    }

    @Test
    void whoever_is_not_paid_is_told_why_and_when_more_is_free() {
        payees().save(
                        by(payee),
                        new PayoutMethod(
                                PayoutMethod.Kind.PAYPAL,
                                "Tanzhaus",
                                "kasse@tanzhaus.example",
                                "",
                                usd("200.00")));
        earn(usd("100.00"));
        run();
        assertThat(lastSkip().reason()).isEqualTo(PayoutSkip.Reason.BELOW_MINIMUM);
        assertThat(lastSkip().sentence()).contains("85.50").contains("200.00");
        assertThat(lastSkip().nextFreeAt()).as("the reserve's release").isNotNull();

        payees().removeMethod(by(payee), CurrencyUnit.USD);
        database.pass(Duration.ofDays(1));
        run();
        assertThat(lastSkip().reason()).isEqualTo(PayoutSkip.Reason.NO_METHOD);

        payees().setTerms(by(payee), null, null, null, null, "We are looking at a report.");
        database.pass(Duration.ofDays(1));
        run();
        assertThat(lastSkip().reason()).isEqualTo(PayoutSkip.Reason.PAUSED);
        assertThat(payouts().of(payee, null, 10)).isEmpty();
    }

    @Test
    void whoever_asks_is_paid_below_the_minimum() {
        payees().save(
                        by(payee),
                        new PayoutMethod(
                                PayoutMethod.Kind.CHECK,
                                "Tanzhaus",
                                "Uferweg 3, 20095 Hamburg",
                                "",
                                usd("200.00")));
        earn(usd("100.00"));

        var payout = database.bean(PayoutRun.class).payNow(payee, CurrencyUnit.USD);

        assertThat(payout.net()).isEqualTo(usd("85.50"));
        assertThatThrownBy(() -> database.bean(PayoutRun.class).payNow(payee, CurrencyUnit.USD))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void what_arrived_leaves_the_bank_and_has_a_statement() {
        earn(usd("100.00"));
        run();
        var payout = payouts().of(payee, null, 1).getFirst();
        var bank = bank();

        payouts().paid(by(payee), payout.id(), "ref 7");
        payouts().paid(by(payee), payout.id(), "ref 7");

        assertThat(bank.minus(bank())).isEqualTo(usd("85.50"));
        assertThat(wallet().paid()).isEqualTo(usd("85.50"));
        var statement = database.bean(Statements.class).of(payee).getFirst();
        assertThat(statement.net()).isEqualTo(usd("85.50"));
        var document = database.bean(Statements.class).find(payee, statement.id()).orElseThrow();
        assertThat(document.lines()).hasSize(1);
        assertThat(document.account()).isEqualTo("Bank transfer, •••• 3000");
        assertThat(
                        database.bean(Statements.class)
                                .find(SettlementFixtures.payee(database), statement.id()))
                .isEmpty();
    }

    @Test
    void what_becomes_of_payouts_is_told_to_the_payees_systems() throws SQLException {
        earn(usd("100.00"));
        run();
        payouts().failed(by(payee), payouts().of(payee, null, 1).getFirst().id(), "Closed.");
        database.pass(Duration.ofDays(1));
        run();
        payouts().paid(by(payee), payouts().of(payee, null, 1).getFirst().id(), "ref 7");

        assertThat(told()).containsExactly("payout.failed", "payout.paid");
    }

    private List<String> told() throws SQLException {
        try (var connection = database.superuser();
                var statement =
                        connection.prepareStatement(
                                "select event_type from notify.message where organization_id = ?"
                                        + " order by id")) {
            statement.setObject(1, payee.value());
            var types = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.add(rows.getString(1));
                }
            }
            return types;
        }
    }

    @Test
    void what_failed_is_paid_with_the_next_payout_and_so_is_what_came_back() {
        earn(usd("100.00"));
        run();
        var first = payouts().of(payee, null, 1).getFirst();
        payouts().failed(by(payee), first.id(), "The account is closed.");
        assertThat(wallet().available()).isEqualTo(usd("85.50"));
        assertThatThrownBy(() -> payouts().paid(by(payee), first.id(), null))
                .isInstanceOf(ProblemException.class);

        database.pass(Duration.ofDays(1));
        run();
        var second = payouts().of(payee, null, 1).getFirst();
        payouts().paid(by(payee), second.id(), null);
        payouts().failed(by(payee), second.id(), "The bank sent it back.");
        assertThat(wallet().available()).isEqualTo(usd("85.50"));
        assertThat(payouts().find(second.id()).orElseThrow().state())
                .isEqualTo(Payout.State.RETURNED);

        database.pass(Duration.ofDays(1));
        run();
        var third = payouts().of(payee, null, 1).getFirst();
        payouts().paid(by(payee), third.id(), null);
        assertThat(wallet().paid()).isEqualTo(usd("85.50"));
        assertThat(payouts().items(first)).hasSize(1);
    }

    @Test
    void taxes_are_kept_back_as_the_operator_sets_them() {
        payees().setTerms(
                        by(payee),
                        null,
                        null,
                        null,
                        new Payee.Withholding(1_583, "Section 50a, foreign artists"),
                        null);
        earn(usd("100.00"));
        var before = withheld();

        run();

        var payout = payouts().of(payee, null, 1).getFirst();
        assertThat(payout.withheld()).isEqualTo(usd("13.53"));
        assertThat(payout.net()).isEqualTo(usd("71.97"));
        assertThat(withheld().minus(before)).isEqualTo(usd("13.53"));
        payouts().failed(by(payee), payout.id(), "Closed.");
        assertThat(withheld()).isEqualTo(before);
    }

    @Test
    void tax_documents_tell_what_arrived_in_a_year_once() {
        earn(usd("100.00"));
        run();
        payouts().paid(by(payee), payouts().of(payee, null, 1).getFirst().id(), null);
        database.pass(Duration.ofDays(366));

        database.bean(Reports.class).run();
        database.bean(Reports.class).run();

        assertThat(database.bean(Statements.class).of(payee))
                .filteredOn(statement -> statement.kind() == Statement.Kind.TAX)
                .singleElement()
                .satisfies(tax -> assertThat(tax.gross()).isEqualTo(usd("85.50")));
    }

    @Test
    void reports_tell_each_week_and_month_once() {
        earn(usd("100.00"));
        database.pass(Duration.ofDays(1));

        for (int day = 0; day < 10; day++) {
            database.bean(Reports.class).run();
            database.pass(Duration.ofDays(1));
        }

        var reports = database.bean(Reports.class).of(payee);
        assertThat(reports)
                .filteredOn(report -> report.span() == Report.Span.WEEKLY)
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_file_orders_each_payout_once() {
        var euro = CurrencyUnit.EUR;
        payees().save(
                        by(payee),
                        new PayoutMethod(
                                PayoutMethod.Kind.BANK_TRANSFER,
                                "Müller & Söhne",
                                "DE89 3704 0044 0532 0130 00",
                                "COBADEFFXXX",
                                Money.of(euro, BigDecimal.ONE)));
        earn(Money.ofMajor(euro, 100));
        run();
        var files = database.bean(PayoutFiles.class);

        var file = files.make("operator", PayoutMethod.Kind.BANK_TRANSFER, euro);

        assertThat(file.total()).isEqualTo(Money.parse("EUR 85.50"));
        assertThat(files.content(file.id()).orElseThrow())
                .contains("<InstdAmt Ccy=\"EUR\">85.50</InstdAmt>")
                .contains("<Nm>Muller + Sohne</Nm>")
                .contains("<IBAN>DE89370400440532013000</IBAN>");
        assertThatThrownBy(() -> files.make("operator", PayoutMethod.Kind.BANK_TRANSFER, euro))
                .isInstanceOf(ProblemException.class);
        files.open(file.id()).forEach(payout -> payouts().paid(by(payee), payout, file.name()));
        assertThat(files.open(file.id())).isEmpty();
    }

    @Test
    void each_person_chooses_what_they_are_told_and_where() {
        var notices = database.bean(Notices.class);
        var person = new PersonId(UUID.randomUUID());
        assertThat(notices.choices(payee, person, Notices.Channel.MAIL))
                .containsEntry(Notices.Notice.REVENUE, "weekly");

        notices.choose(payee, person, Notices.Notice.REVENUE, Notices.Channel.MAIL, "off");

        assertThat(notices.choices(payee, person, Notices.Channel.MAIL))
                .containsEntry(Notices.Notice.REVENUE, "off");
        assertThat(notices.choices(payee, person, Notices.Channel.PORTAL))
                .containsEntry(Notices.Notice.REVENUE, "weekly");
        assertThatThrownBy(
                        () ->
                                notices.choose(
                                        payee,
                                        person,
                                        Notices.Notice.TAX,
                                        Notices.Channel.MAIL,
                                        "weekly"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void earn(Money gross) {
        var key = "order/" + UUID.randomUUID();
        database.bean(Settlement.class)
                .distribute(
                        SettlementFixtures.sale(
                                database, key, gross, Map.of("organizer", payee), null));
        database.pass(Duration.ofDays(8));
        database.bean(Maturing.class).run();
    }

    private PayoutSkip lastSkip() {
        return payouts().skips(payee).getFirst();
    }

    private Wallet wallet() {
        return SettlementFixtures.wallet(database, payee);
    }

    private static Money bank() {
        return database.bean(Ledger.class)
                .balance(Account.ofHouse(AccountCode.BANK, CurrencyUnit.USD));
    }

    private static Money withheld() {
        return database.bean(Ledger.class)
                .balance(Account.ofHouse(AccountCode.WITHHOLDING_PAYABLE, CurrencyUnit.USD));
    }

    private static void run() {
        database.bean(PayoutRun.class).run();
    }

    private static Payouts payouts() {
        return database.bean(Payouts.class);
    }

    private static Payees payees() {
        return database.bean(Payees.class);
    }
}
