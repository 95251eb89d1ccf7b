package io.tributary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.billing.Invoices;
import io.tributary.billing.LineDraft;
import io.tributary.billing.Subscriptions;
import io.tributary.billing.Terms;
import io.tributary.gateway.AddressLists;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.IssuedKey;
import io.tributary.gateway.Scopes;
import io.tributary.gateway.SigningKeys;
import io.tributary.gateway.WantedKey;
import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Members;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.RevenueStream;
import io.tributary.kernel.UuidV7;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.metering.Metering;
import io.tributary.metering.Usage;
import io.tributary.notify.Deliveries;
import io.tributary.notify.Delivery;
import io.tributary.notify.WantedEndpoint;
import io.tributary.notify.Webhooks;
import io.tributary.payments.Charge;
import io.tributary.payments.Outcome;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.AddressRange;
import io.tributary.support.Category;
import io.tributary.support.NewTicket;
import io.tributary.support.Reply;
import io.tributary.support.SupportQueue;
import io.tributary.support.Ticket;
import io.tributary.support.TicketState;
import io.tributary.support.Tickets;
import io.tributary.support.Upload;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A partner with something of everything, so that none of its pages is empty: staff, an invitation,
 * a member, keys in use and a revoked one, a week of calls. Its owner also runs the house.
 *
 * @param invited the address of somebody who was invited and has not answered
 */
record Company(
        TributaryServer server, Actor owner, String invited, IssuedKey used, IssuedKey revoked) {
    static final String PASSWORD = "correct horse battery";

    private static final List<Integer> STATUSES = List.of(200, 200, 200, 200, 400, 200, 429);

    static Company found(TributaryServer server) {
        var organization =
                server.bean(Organizations.class).found("Northwind Dating", Tier.STARTER, "to test");
        var email = "ada-" + UUID.randomUUID() + "@example.com";
        var person =
                server.bean(Accounts.class)
                        .invent(email, "Ada Lindqvist", PASSWORD, /* operator */ true);
        var staff = server.bean(Staff.class);
        staff.employ(organization.id(), person, Role.OWNER);
        var colleague =
                server.bean(Accounts.class)
                        .invent("ben-" + email, "Ben Okafor", PASSWORD, /* operator */ false);
        staff.employ(organization.id(), colleague, Role.DEVELOPER);
        var owner =
                new Actor(person.id(), "Ada Lindqvist", email, organization.id(), Role.OWNER, true);
        var invited = "carla-" + email;
        staff.invite(owner, invited, Role.VIEWER);
        server.bean(Members.class)
                .add(
                        owner,
                        new Members.Entry(
                                "dora@example.com",
                                "Dora",
                                Members.Affiliation.STUDENT,
                                Members.Verification.NONE,
                                null,
                                "by hand",
                                List.of("chess")));
        var company =
                new Company(
                        server,
                        owner,
                        invited,
                        key(server, owner, "Backend"),
                        key(server, owner, "Old laptop"));
        server.bean(ApiKeys.class).revoke(AuditTrail.By.of(owner), company.revoked().id());
        company.callForAWeek();
        company.subscribe();
        return company;
    }

    /** A key that is being replaced, and takes signed calls. */
    UUID replaced() {
        var by = AuditTrail.By.of(owner);
        var old = key(server, owner, "Checkout");
        server.bean(SigningKeys.class).issue(by, old.id(), "Checkout");
        server.bean(AddressLists.class)
                .tryOut(
                        by,
                        old.id(),
                        List.of(AddressRange.parse("203.0.113.0/24")),
                        Duration.ofDays(7));
        server.send(server.request("/api/v1/usage").header("X-API-Key", old.text()));
        server.bean(ApiKeys.class).rotate(by, old.id(), 7);
        return old.id();
    }

    /** The id of its only member. */
    UUID member() {
        return server.bean(Members.class)
                .of(owner.organization(), null, null, 1)
                .items()
                .getFirst()
                .id();
    }

    private void subscribe() {
        var by = AuditTrail.By.of(owner);
        server.bean(PaymentMethods.class).addSandboxCard(by, SandboxCard.SUCCESS.number());
        server.bean(Subscriptions.class).subscribe(by, "api-starter", BigDecimal.ONE);
    }

    /** A matter of its own, with a file and an answer. */
    Ticket asked() {
        var tickets = server.bean(Tickets.class);
        var trace = new Upload("trace.log", new ByteArrayInputStream("503".getBytes(UTF_8)));
        var ticket =
                tickets.open(
                        owner,
                        new NewTicket(
                                Category.TROUBLE,
                                "Calls answer 503",
                                "Since this morning.",
                                List.of(trace),
                                null));
        var queue = server.bean(SupportQueue.class);
        var operator = new Person(owner.person(), owner.name(), owner.email(), true);
        queue.note(operator, ticket.id(), "One server was away.", List.of());
        queue.answer(
                operator,
                ticket.id(),
                new Reply(
                        "It is mended.",
                        List.of(),
                        TicketState.SOLVED,
                        queue.thread(ticket.id()).newest()));
        return ticket;
    }

    /** A webhook on its way to nobody: the port is closed. */
    Delivery tested() {
        var by = AuditTrail.By.of(owner);
        var endpoint =
                server.bean(Webhooks.class)
                        .create(
                                by,
                                new WantedEndpoint(
                                        "http://localhost:9/hook", "Nobody", new TreeSet<>()));
        var sent = server.bean(Deliveries.class).test(by, endpoint.endpoint());
        return server.bean(Deliveries.class).find(owner.organization(), sent);
    }

    /** The id of its subscription. */
    UUID plan() {
        return server.bean(Subscriptions.class).of(owner.organization()).getFirst().id();
    }

    /** Where the bank asks whether a payment is theirs. */
    String confirmation() {
        var card =
                server.bean(PaymentMethods.class)
                        .addSandboxCard(
                                AuditTrail.By.of(owner), SandboxCard.AUTHENTICATION.number());
        var outcome =
                server.bean(Payments.class)
                        .charge(
                                new Charge(
                                        owner.organization(),
                                        new Purpose("test", owner.organization().value()),
                                        Money.of(CurrencyUnit.USD, 1),
                                        card.id(),
                                        "company/" + owner.organization(),
                                        AccountCode.CREDIT));
        return ((Outcome.AuthenticationNeeded) outcome).next().getPath();
    }

    /** The id of a transaction in the books. */
    UUID booked() {
        var chf = CurrencyUnit.of("CHF");
        var one = Money.of(chf, 1);
        return server.bean(Ledger.class)
                .post(
                        Posting.of(
                                        "test.moved",
                                        "company/" + owner.organization(),
                                        Instant.EPOCH,
                                        new Source("test", owner.organization().value()))
                                .debit(Account.ofHouse(AccountCode.ROUNDING, chf), one)
                                .credit(Account.ofHouse(AccountCode.FX, chf), one)
                                .done())
                .transaction();
    }

    /** An invoice of which a part was credited, so that its page shows everything. */
    UUID billed() {
        var invoices = server.bean(Invoices.class);
        var line =
                LineDraft.one(
                        "API licence, Starter",
                        RevenueStream.API_LICENCES,
                        Money.parse("USD 5000.00"),
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 4, 1),
                        "Price api-starter v1, the month of March 2026");
        var key = "company/" + owner.organization();
        var invoice =
                invoices.issue(
                        owner.organization(), List.of(line), Terms.netDays(30), key + "/invoice");
        invoices.creditPart(
                invoice.id(), Money.parse("USD 250.00"), "Outage of 3 March", key + "/credit");
        return invoice.id();
    }

    private static IssuedKey key(TributaryServer server, Actor owner, String name) {
        var scopes = server.bean(Scopes.class).names();
        return server.bean(ApiKeys.class)
                .create(
                        AuditTrail.By.of(owner),
                        new WantedKey(name, scopes, /* livemode */ false, List.of(), null));
    }

    private void callForAWeek() {
        var random = new SplittableRandom(7);
        var now = server.bean(InstantSource.class).instant();
        var calls = new ArrayList<Usage>();
        for (int number = 0; number < 300; number++) {
            int status = STATUSES.get(number % STATUSES.size());
            boolean admitted = status == 200;
            var at = now.minus(Duration.ofMinutes(1 + number * 30L));
            calls.add(
                    new Usage(
                            new RequestId(UuidV7.at(at, random)),
                            owner.organization(),
                            used.id(),
                            "/api/v1/compatibility/calculate",
                            "POST",
                            status,
                            (float) random.nextDouble(2, 90),
                            admitted ? 1 : 0,
                            admitted,
                            /* livemode */ number % 2 == 0,
                            number % 3 == 0 ? "SE" : "CA",
                            null));
        }
        server.bean(Metering.class).record(calls);
        server.bean(Metering.class).settle();
    }
}
