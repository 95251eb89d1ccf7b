package io.tributary.ledger.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.kernel.Csv;
import io.tributary.kernel.Days;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Book;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.StatementLine;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Download;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/** Trial balance, statements and transactions, with their tables to take along. */
@OperatorOnly
@Controller
class JournalController {
    static final String HOME = "/operator/books";
    private static final String ACCOUNT = HOME + "/accounts/{organization}/{code}/{currency}";
    private static final int A_PAGE = 50;
    private static final int A_FILE = 100_000;

    private final Ledger ledger;
    private final Organizations organizations;
    private final Pages pages;
    private final InstantSource clock;

    JournalController(
            Ledger ledger, Organizations organizations, Pages pages, InstantSource clock) {
        this.ledger = ledger;
        this.organizations = organizations;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(HOME)
    View trialBalance(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false) @Nullable String code) {
        var until = day(day);
        var page = TrialBalancePage.of(ledger.trialBalance(endOf(until)), until, code);
        var frame = Frame.work("Trial balance", HOME);
        return pages.page(
                code == null
                        ? frame.lead("What every account holds. Days end at midnight, UTC.")
                        : frame.lead("All accounts of the kind " + code + ".")
                                .under("All accounts", HOME),
                "ledger/web/trial-balance",
                page);
    }

    @GetMapping(HOME + ".csv")
    ResponseEntity<byte[]> trialBalanceTable(@RequestParam(defaultValue = "") String day) {
        var until = day(day);
        var csv =
                new Csv(
                        "account",
                        "organization",
                        "currency",
                        "nature",
                        "debits",
                        "credits",
                        "balance");
        for (var balance : ledger.trialBalance(endOf(until))) {
            csv.row(
                    balance.account().code(),
                    balance.account().organization(),
                    balance.account().currency().getCode(),
                    TrialBalancePage.Words.of(balance.nature()).toLowerCase(Locale.ROOT),
                    balance.debits().getAmount(),
                    balance.credits().getAmount(),
                    balance.amount().getAmount());
        }
        return Download.of("trial-balance-" + until + ".csv", csv);
    }

    @GetMapping(ACCOUNT)
    View account(
            @PathVariable UUID organization,
            @PathVariable String code,
            @PathVariable String currency,
            @RequestParam(required = false) @Nullable Long cursor) {
        var account = account(organization, code, currency);
        var statement = statement(account, cursor == null ? null : cursor.toString(), A_PAGE);
        var path = AccountPage.path(account);
        return pages.page(
                Frame.work(code, HOME).lead(owner(account)).under("Trial balance", HOME),
                "ledger/web/account",
                new AccountPage(
                        owner(account),
                        account,
                        ledger.balance(account),
                        statement.items(),
                        cursor == null ? null : path,
                        statement.nextCursor() == null
                                ? null
                                : path + "?cursor=" + statement.nextCursor()));
    }

    /** The newest hundred thousand entries. */
    @GetMapping(ACCOUNT + ".csv")
    ResponseEntity<byte[]> accountTable(
            @PathVariable UUID organization,
            @PathVariable String code,
            @PathVariable String currency) {
        var account = account(organization, code, currency);
        var csv =
                new Csv(
                        "effective_at",
                        "transaction",
                        "kind",
                        "source",
                        "source_id",
                        "currency",
                        "amount",
                        "balance");
        for (var line : statement(account, null, A_FILE).items()) {
            csv.row(
                    line.effectiveAt(),
                    line.transaction(),
                    line.kind(),
                    line.source().type(),
                    line.source().id(),
                    currency,
                    line.amount().getAmount(),
                    line.balance().getAmount());
        }
        return Download.of("account-" + code.replace(':', '-') + "-" + currency + ".csv", csv);
    }

    @GetMapping(HOME + "/transactions/{id}")
    View transaction(@PathVariable UUID id) {
        var transaction =
                ledger.find(id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                PlatformProblem.NOT_FOUND,
                                                "No transaction has this id."));
        return pages.page(
                Frame.work(OwnAccountsPage.words(transaction.kind()), HOME)
                        .under("Trial balance", HOME),
                "ledger/web/transaction",
                new TransactionPage(transaction));
    }

    private String owner(Account account) {
        return account.organization().equals(Book.HOUSE)
                ? "The house"
                : organizations
                        .find(account.organization())
                        .map(Organization::companyName)
                        .orElse(account.organization().toString());
    }

    private static Account account(UUID organization, String code, String currency) {
        try {
            return new Account(
                    new OrganizationId(organization),
                    new AccountCode(code),
                    CurrencyUnit.of(currency));
        } catch (IllegalArgumentException _) {
            throw noSuchAccount();
        }
    }

    private Page<StatementLine> statement(Account account, @Nullable String cursor, int limit) {
        try {
            return ledger.statement(account, cursor, limit);
        } catch (IllegalArgumentException _) {
            throw noSuchAccount();
        }
    }

    private static ProblemException noSuchAccount() {
        return Onward.absent("account");
    }

    /** Today, when it is no day. */
    private LocalDate day(String text) {
        return Days.day(text).orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
