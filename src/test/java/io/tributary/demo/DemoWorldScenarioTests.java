package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.gateway.ApiKeys;
import io.tributary.identity.Accounts;
import io.tributary.identity.Organizations;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.Totals;
import io.tributary.platform.Transactions;
import io.tributary.settlement.DirectSales;
import io.tributary.settlement.Maturing;
import io.tributary.settlement.Payees;
import io.tributary.settlement.PayoutRun;
import io.tributary.settlement.Payouts;
import io.tributary.settlement.SplitRules;
import io.tributary.support.SupportQueue;
import io.tributary.support.Ticket;
import io.tributary.support.TicketState;
import io.tributary.support.Tickets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;

@ExtendWith(TributaryServer.Running.class)
class DemoWorldScenarioTests {
    private final TributaryServer server;
    private final DemoPeople people;
    private final DemoUsage usage;
    private final DemoSales sales;
    private final DemoEntrance entrance;

    DemoWorldScenarioTests(TributaryServer server) {
        this.server = server;
        this.entrance = new DemoEntrance(server);
        this.sales =
                new DemoSales(
                        server.bean(Organizations.class),
                        server.bean(SplitRules.class),
                        server.bean(Payees.class),
                        server.bean(DirectSales.class),
                        server.bean(Maturing.class),
                        server.bean(PayoutRun.class),
                        server.bean(Payouts.class),
                        server.bean(Transactions.class),
                        server.bean(InstantSource.class));
        this.people = entrance.people();
        this.usage = entrance.usage();
    }

    private OrganizationId enter() {
        return entrance.enter();
    }

    @Test
    void its_evenings_are_sold_and_paid_once() {
        var lantern = enter();

        sales.begin(lantern);
        sales.begin(lantern);

        assertThat(server.bean(Payouts.class).of(lantern, null, 10)).hasSize(1);
        assertThat(server.bean(Payouts.class).wallets(lantern)).hasSize(1);
    }

    @Test
    void what_it_asked_is_answered_and_waits_once() {
        var lantern = enter();
        var tickets = server.bean(Tickets.class);
        var demo =
                new DemoTickets(
                        tickets,
                        server.bean(SupportQueue.class),
                        server.bean(Accounts.class),
                        server.bean(Transactions.class));

        demo.begin(lantern);
        demo.begin(lantern);

        assertThat(tickets.of(lantern, 0, 10).items())
                .extracting(Ticket::state)
                .containsExactly(TicketState.OPEN, TicketState.SOLVED);
    }

    @Test
    void is_made_once() {
        var lantern = enter();

        assertThat(enter()).isEqualTo(lantern);
        assertThat(server.bean(Staff.class).of(lantern)).hasSize(3);
        assertThat(server.bean(ApiKeys.class).list(lantern, null, 100).items())
                .hasSize(Traffic.App.values().length);
    }

    @Test
    void tells_passwords_that_let_people_in() {
        enter();

        assertThat(people.all())
                .hasSize(4)
                .allSatisfy(
                        account ->
                                assertThat(
                                                server.bean(Accounts.class)
                                                        .byPassword(
                                                                account.email(),
                                                                account.password(),
                                                                InetAddress.getLoopbackAddress()))
                                        .isPresent());
    }

    @Test
    void usage_goes_on_and_never_doubles() {
        var lantern = enter();

        usage.goOn(lantern);
        assertThat(server.bean(ApiKeys.class).list(lantern, null, 100).items())
                .anySatisfy(key -> assertThat(key.lastUsedAt()).isNotNull());
        var first = lastDays(lantern);
        usage.goOn(lantern);

        assertThat(first.requests()).isGreaterThan(20_000);
        assertThat(first.errors()).isPositive();
        assertThat(lastDays(lantern).requests())
                .isBetween(first.requests(), first.requests() + 100);
    }

    private Totals lastDays(OrganizationId lantern) {
        var now = server.bean(InstantSource.class).instant();
        return server.bean(Metering.class)
                .totals(
                        lantern,
                        Mode.LIVE,
                        Period.before(now, DemoUsage.PAST.plus(Duration.ofHours(1))));
    }
}
