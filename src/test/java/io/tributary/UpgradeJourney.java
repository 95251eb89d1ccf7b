package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.billing.Invoice;
import io.tributary.billing.Invoices;
import io.tributary.identity.Role;
import io.tributary.payments.SandboxCard;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.regex.Pattern;

/** A partner takes a plan and changes to a larger one, knowing beforehand what it comes to. */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class UpgradeJourney {
    private static final Pattern DUE = Pattern.compile("Due today\\s+([0-9,.]+) USD");

    private final TributaryServer server;
    private final SignedIn owner;

    UpgradeJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.owner = SignedIn.as(Role.OWNER, server, browser);
    }

    @Test
    void is_charged_what_the_preview_said_to_the_cent() {
        owner.open("/partner/billing/cards");
        owner.fill("number", SandboxCard.SUCCESS.number());
        owner.press("Add card");
        owner.page().waitForSelector("text=Preferred");

        owner.open("/partner/billing");
        owner.press("Subscribe to API Starter for 5,000.00 USD a month");
        owner.page().waitForSelector("text=Change to API Professional");
        owner.follow("Change to API Professional");
        owner.page().waitForSelector("text=Sum before tax");
        owner.assertAccessible();
        var preview = DUE.matcher(owner.words());
        assertThat(preview.find()).as(owner.words()).isTrue();
        var due = preview.group(1);
        assertThat(owner.words()).contains("Next period", "25,000.00 USD");

        owner.press("Change today");
        owner.page().waitForURL("**/partner/billing");
        assertThat(owner.words()).contains("API Professional", "25,000.00 USD");
        assertThat(billedByTheChange()).isEqualTo(Money.parse("USD " + due.replace(",", "")));
    }

    /** A credit note of the first invoice, and an invoice of the days at the new price. */
    private Money billedByTheChange() {
        var documents =
                server.bean(Invoices.class).list(owner.organization().id(), null, 10).items();
        owner.open("/partner/billing/invoices");
        assertThat(documents)
                .hasSize(3)
                .allSatisfy(one -> assertThat(owner.words()).contains(one.title()));
        return Money.total(
                documents.subList(0, 2).stream()
                        .map(
                                one ->
                                        one.kind() == Invoice.Kind.CREDIT_NOTE
                                                ? one.gross().negated()
                                                : one.gross())
                        .toList());
    }
}
