package io.tributary.ledger.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.Csv;
import io.tributary.ledger.Balance;
import io.tributary.ledger.Ledger;
import io.tributary.portal.spi.Download;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** An organization's own accounts in the books, and what moved them. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class OwnAccountsController {
    static final String HOME = "/partner/billing/accounts";

    private static final int A_PAGE = 50;
    private static final int A_FILE = 100_000;

    private final Ledger ledger;
    private final Pages pages;

    OwnAccountsController(Ledger ledger, Pages pages) {
        this.ledger = ledger;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View all(Actor actor) {
        var page =
                new OwnAccountsPage.All(
                        ledger.balances(actor.organization()).stream()
                                .map(OwnAccountsPage.Row::of)
                                .toList());
        var frame =
                Frame.work("Accounts", HOME)
                        .lead("What stands between you and us in the books, to the cent.");
        return pages.page(frame, "ledger/web/own-accounts", page);
    }

    @GetMapping(HOME + "/{code}/{currency}")
    View one(
            Actor actor,
            @PathVariable String code,
            @PathVariable String currency,
            @RequestParam(required = false) @Nullable Long cursor) {
        var balance = found(actor, code, currency);
        var path = OwnAccountsPage.path(balance);
        var statement =
                ledger.statement(
                        balance.account(), cursor == null ? null : cursor.toString(), A_PAGE);
        var page =
                new OwnAccountsPage.One(
                        Amounts.text(balance.amount()),
                        path + "/csv",
                        statement.items().stream()
                                .map(line -> OwnAccountsPage.Line.of(line, balance.nature()))
                                .toList(),
                        cursor == null ? null : path,
                        statement.nextCursor() == null
                                ? null
                                : path + "?cursor=" + statement.nextCursor());
        var frame =
                Frame.work(
                                OwnAccountsPage.name(balance.account().code())
                                        + ", "
                                        + balance.account().currency().getCode(),
                                HOME)
                        .under("Accounts", HOME);
        return pages.page(frame, "ledger/web/own-account", page);
    }

    /** The newest hundred thousand movements. */
    @GetMapping(HOME + "/{code}/{currency}/csv")
    ResponseEntity<byte[]> table(
            Actor actor, @PathVariable String code, @PathVariable String currency) {
        var balance = found(actor, code, currency);
        var csv = new Csv("effective_at", "transaction", "kind", "currency", "amount", "balance");
        for (var line : ledger.statement(balance.account(), null, A_FILE).items()) {
            csv.row(
                    line.effectiveAt(),
                    line.transaction(),
                    line.kind(),
                    balance.account().currency().getCode(),
                    line.amount().getAmount(),
                    line.balance().getAmount());
        }
        return Download.of("account-" + balance.account().code() + "-" + currency + ".csv", csv);
    }

    private Balance found(Actor actor, String code, String currency) {
        return ledger.balances(actor.organization()).stream()
                .filter(
                        balance ->
                                balance.account().code().code().equals(code)
                                        && balance.account().currency().getCode().equals(currency))
                .findFirst()
                .orElseThrow(() -> Onward.absent("account"));
    }
}
