package io.tributary.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.Person;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.support.Category;
import io.tributary.support.NewTicket;
import io.tributary.support.Reply;
import io.tributary.support.SupportQueue;
import io.tributary.support.TicketState;
import io.tributary.support.Tickets;
import io.tributary.support.Upload;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;

/** What Lantern asked: one matter that is solved, and one that waits for an answer. */
final class DemoTickets {
    private static final String LOG =
            """
            20:14:02 POST /api/v1/compatibility/batch 200 pairs=500 81 ms
            20:14:03 POST /api/v1/compatibility/batch 429 retry-after=17
            20:14:03 POST /api/v1/compatibility/batch 429 retry-after=17
            """;

    private final Tickets tickets;
    private final SupportQueue queue;
    private final Accounts accounts;
    private final Transactions transactions;

    DemoTickets(Tickets tickets, SupportQueue queue, Accounts accounts, Transactions transactions) {
        this.tickets = tickets;
        this.queue = queue;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    /** Once; all of it or nothing. */
    void begin(OrganizationId lantern) {
        transactions.run(
                Scope.system("demo world"),
                () -> {
                    var developer = actor(lantern, 1);
                    var operator = operator();
                    if (developer.isPresent()
                            && operator.isPresent()
                            && tickets.of(lantern, 0, 1).items().isEmpty()) {
                        solved(developer.get(), operator.get());
                        waiting(developer.get());
                    }
                });
    }

    private Optional<Actor> actor(OrganizationId lantern, int somebody) {
        return accounts.visit(DemoPeople.ALL.get(somebody).email())
                .flatMap(visit -> visit.actor(lantern));
    }

    private Optional<Person> operator() {
        return accounts.operators().stream()
                .filter(one -> one.email().equals(DemoPeople.ALL.getLast().email()))
                .findFirst();
    }

    private void solved(Actor developer, Person operator) {
        var ticket =
                tickets.open(
                        developer,
                        new NewTicket(
                                Category.QUESTION,
                                "429 in the evening rush",
                                "Around 20:14 our nightly batches are refused for some seconds. Our"
                                        + " log is attached. What is the best way to spread them?",
                                List.of(file("batches.log", LOG)),
                                null));
        queue.answer(
                operator,
                ticket.id(),
                new Reply(
                        "Thank you for the log. A batch is one request of the minute's allowance,"
                                + " and Retry-After says when the next one is admitted: wait that"
                                + " long, then send the same batch with the same Idempotency-Key."
                                + " Batches of 100 pairs every two seconds stay below your limit.",
                        List.of(),
                        TicketState.SOLVED,
                        queue.thread(ticket.id()).newest()));
        tickets.rate(developer, ticket.id(), 5, "Works. Thank you for the example.");
    }

    private void waiting(Actor developer) {
        tickets.open(
                developer,
                new NewTicket(
                        Category.BILLING,
                        "VAT number on the last invoice",
                        "Our VAT number is missing on the invoice of this month, although it stands"
                                + " in the billing profile. Can you issue it again?",
                        List.of(),
                        null));
    }

    private static Upload file(String name, String content) {
        return new Upload(name, new ByteArrayInputStream(content.getBytes(UTF_8)));
    }
}
