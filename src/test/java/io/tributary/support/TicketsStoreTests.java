package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.Actor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.Period;
import io.tributary.platform.Jobs;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

class TicketsStoreTests {
    @RegisterExtension static final TestDatabase database = SupportFixtures.database();

    private final SupportFixtures support = new SupportFixtures(database);
    private final Tickets tickets = support.tickets;
    private final SupportQueue queue = support.queue;
    private final Actor ada = support.partner(Tier.PROFESSIONAL);

    @Test
    void a_ticket_goes_back_and_forth_until_it_is_solved() {
        var ticket = support.open(ada, SupportFixtures.file("trace.log", "503 503 503"));
        assertThat(ticket.state()).isEqualTo(TicketState.OPEN);
        assertThat(ticket.priority()).isEqualTo(Priority.HIGH);
        assertThat(ticket.level()).isEqualTo("priority");

        support.answer(ticket, "Which request id?");
        assertThat(support.now(ticket).state()).isEqualTo(TicketState.WAITING_FOR_PARTNER);
        assertThat(support.now(ticket).clock().dueAt()).isNull();

        tickets.answer(ada, ticket.id(), "018f…", List.of());
        assertThat(support.now(ticket).state()).isEqualTo(TicketState.WAITING_FOR_US);
        assertThat(support.now(ticket).clock().dueAt()).isNotNull();

        queue.answer(
                support.operator,
                ticket.id(),
                support.reply(ticket, "It is mended.", TicketState.SOLVED));
        assertThat(support.now(ticket).state()).isEqualTo(TicketState.SOLVED);

        tickets.answer(ada, ticket.id(), "It is back.", List.of());
        assertThat(support.now(ticket).state()).isEqualTo(TicketState.WAITING_FOR_US);

        queue.move(support.operator, ticket.id(), TicketState.CLOSED);
        SupportFixtures.assertProblem(
                SupportProblem.TICKET_CLOSED,
                () -> tickets.answer(ada, ticket.id(), "Still.", List.of()));
        assertThat(
                        database.bean(AuditTrail.class)
                                .entries(ada.organization(), null, null, 9)
                                .items())
                .extracting(AuditTrail.Entry::action)
                .startsWith("ticket.closed", "ticket.reopened", "ticket.solved", "ticket.opened");
    }

    @Test
    void the_first_answer_is_promised_in_business_hours_and_stays_what_it_was() {
        var ticket = support.open(ada);
        var clock = ticket.clock();
        var hours = tickets.hours();
        assertThat(hours.between(clock.openedAt(), clock.firstDueAt()))
                .isEqualTo(Duration.ofHours(8));
        assertThat(clock.dueAt()).isEqualTo(clock.firstDueAt());

        support.answer(ticket, "We look into it.");
        var first = support.now(ticket).clock().firstAnsweredAt();
        database.pass(Duration.ofMinutes(5));
        support.answer(ticket, "And here is more.");

        assertThat(first).isNotNull();
        assertThat(support.now(ticket).clock().firstAnsweredAt()).isEqualTo(first);
        assertThat(support.now(ticket).clock().breachedAt()).isNull();
    }

    @Test
    void a_late_first_answer_is_marked_once_made_urgent_and_told() {
        var late = support.open(ada);
        var answered = support.open(ada);
        support.answer(answered, "Here.");

        database.bean(Jobs.class).advance(Duration.ofDays(5));
        database.bean(Watch.class).look(late.id());

        assertThat(support.now(late).clock().breachedAt())
                .isBetween(
                        late.clock().firstDueAt(),
                        late.clock().firstDueAt().plus(Duration.ofMinutes(1)));
        assertThat(support.now(late).priority()).isEqualTo(Priority.URGENT);
        assertThat(support.now(answered).clock().breachedAt()).isNull();
        assertThat(support.mailTo("mira@house.example"))
                .filteredOn(mail -> mail.subject().contains("late: " + late.name()))
                .hasSize(1);
        assertThat(queue.thread(late.id()).entries())
                .filteredOn(TicketThread.Change.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_note_is_for_the_house_alone() {
        var ticket = support.open(ada);

        queue.note(
                support.operator,
                ticket.id(),
                "They never pay.",
                List.of(SupportFixtures.file("dunning.txt", "three reminders")));

        var note = queue.thread(ticket.id()).messages().getLast();
        assertThat(note.internal()).isTrue();
        assertThat(tickets.thread(ada.organization(), ticket.id()).messages()).hasSize(1);
        var file = note.attachments().getFirst().id();
        assertThat(queue.attachment(ticket.id(), file).name()).isEqualTo("dunning.txt");
        SupportFixtures.assertProblem(
                PlatformProblem.NOT_FOUND,
                () -> tickets.attachment(ada.organization(), ticket.id(), file));
        assertThat(support.now(ticket).clock().firstAnsweredAt()).isNull();
        assertThat(support.mailTo(ada.email()))
                .noneMatch(mail -> String.valueOf(mail.body()).contains("never pay"));
    }

    @Test
    void another_organization_sees_nothing_of_it() {
        var ticket = support.open(ada, SupportFixtures.file("trace.log", "503"));
        var file =
                tickets.thread(ada.organization(), ticket.id())
                        .messages()
                        .getFirst()
                        .attachments()
                        .getFirst()
                        .id();
        var eve = support.partner(Tier.STARTER);

        for (var asked : List.of(ticket.id(), UUID.randomUUID())) {
            SupportFixtures.assertProblem(
                    PlatformProblem.NOT_FOUND, () -> tickets.thread(eve.organization(), asked));
            SupportFixtures.assertProblem(
                    PlatformProblem.NOT_FOUND,
                    () -> tickets.attachment(eve.organization(), asked, file));
            SupportFixtures.assertProblem(
                    PlatformProblem.NOT_FOUND,
                    () -> tickets.answer(eve, asked, "Mine?", List.of()));
            SupportFixtures.assertProblem(
                    PlatformProblem.NOT_FOUND, () -> tickets.rate(eve, asked, 1, null));
        }
        assertThat(tickets.of(eve.organization(), 0, 10).items()).isEmpty();
        assertThat(tickets.attachment(ada.organization(), ticket.id(), file).bytes())
                .asString()
                .isEqualTo("503");
    }

    @Test
    void what_was_written_cannot_be_changed_or_taken_back() {
        support.open(ada);
        for (var statement :
                List.of(
                        "update support.message set body = 'x'",
                        "delete from support.message",
                        "update support.change set value = 'x'",
                        "delete from support.attachment",
                        "update support.satisfaction set stars = 5",
                        "delete from support.ticket")) {
            assertThatThrownBy(
                            () ->
                                    database.transactions()
                                            .run(
                                                    Scope.of(ada.organization()),
                                                    () -> database.sql().sql(statement).update()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void a_refused_file_leaves_no_ticket() {
        SupportFixtures.assertProblem(
                SupportProblem.FILE_REFUSED,
                () -> support.open(ada, SupportFixtures.file("run.exe", "MZ")));

        assertThat(tickets.of(ada.organization(), 0, 10).items()).isEmpty();
    }

    @Test
    void it_is_rated_after_it_is_solved() {
        var ticket = support.open(ada);
        SupportFixtures.assertProblem(
                SupportProblem.NOT_SOLVED_YET, () -> tickets.rate(ada, ticket.id(), 5, "Great"));
        tickets.solve(ada, ticket.id());
        SupportFixtures.assertProblem(
                PlatformProblem.INVALID_INPUT, () -> tickets.rate(ada, ticket.id(), 6, ""));

        tickets.rate(ada, ticket.id(), 4, "Quick.\r\nThanks");

        assertThat(tickets.thread(ada.organization(), ticket.id()).satisfaction())
                .extracting("stars", "words")
                .containsExactly(4, "Quick.\nThanks");
        SupportFixtures.assertProblem(
                SupportProblem.RATED_ALREADY, () -> tickets.rate(ada, ticket.id(), 1, "No"));
    }

    @Test
    void what_stays_solved_for_a_week_is_closed() {
        var ticket = support.open(ada);
        tickets.solve(ada, ticket.id());
        var reopened = support.open(ada);
        tickets.solve(ada, reopened.id());
        database.pass(Duration.ofDays(6));
        database.bean(Jobs.class).advance(Duration.ofHours(2));
        tickets.answer(ada, reopened.id(), "Once more.", List.of());
        assertThat(support.now(ticket).state()).isEqualTo(TicketState.SOLVED);

        database.pass(Duration.ofDays(1));
        database.bean(Jobs.class).advance(Duration.ofHours(2));

        assertThat(support.now(ticket).state()).isEqualTo(TicketState.CLOSED);
        assertThat(support.now(reopened).state()).isEqualTo(TicketState.WAITING_FOR_US);
    }

    @Test
    void what_is_due_next_stands_first_in_the_queue() {
        var slow = support.open(support.partner(Tier.STARTER));
        var fast = support.open(support.partner(Tier.ENTERPRISE));
        var waiting = support.open(ada);
        support.answer(waiting, "Over to you.");

        var listed =
                queue.list(new SupportQueue.Filter(List.of(), null, false, ""), 0, 500).items();

        assertThat(listed.stream().map(Ticket::id))
                .containsSubsequence(fast.id(), slow.id(), waiting.id());
        queue.assign(support.operator, fast.id(), support.operator.id());
        assertThat(
                        queue.list(
                                        new SupportQueue.Filter(
                                                List.of(TicketState.OPEN),
                                                support.operator.id(),
                                                false,
                                                fast.name()),
                                        0,
                                        10)
                                .items())
                .extracting(Ticket::id)
                .containsExactly(fast.id());
        assertThat(
                        queue.list(
                                        new SupportQueue.Filter(
                                                List.of(), null, true, "#" + fast.number()),
                                        0,
                                        10)
                                .items())
                .isEmpty();
    }

    @Test
    void an_answer_is_mailed_to_those_who_follow_and_still_work_there() {
        var ben = support.colleague(ada.organization(), Role.DEVELOPER, "Ben");
        var cleo = support.colleague(ada.organization(), Role.ADMIN, "Cleo");
        var dan = support.colleague(ada.organization(), Role.ADMIN, "Dan");
        var ticket = support.open(ada);
        tickets.follow(ben, ticket.id(), true);
        tickets.answer(cleo, ticket.id(), "Me too.", List.of());
        tickets.follow(cleo, ticket.id(), false);
        tickets.follow(dan, ticket.id(), true);
        database.bean(Staff.class).remove(ada, dan.person());

        support.answer(ticket, "We are on it.");

        assertThat(support.mailTo(ada.email()).getFirst())
                .satisfies(
                        mail -> {
                            assertThat(mail.subject())
                                    .isEqualTo("[" + ticket.name() + "] Calls answer 503");
                            assertThat(mail.body())
                                    .contains("We are on it.", "/partner/support/" + ticket.id());
                            assertThat(mail.headers())
                                    .containsKeys("Reply-To", "Message-ID", "In-Reply-To");
                        });
        assertThat(support.mailTo(ada.email()).getLast().headers())
                .containsEntry(
                        "Message-ID",
                        support.mailTo(ada.email()).getFirst().headers().get("In-Reply-To"));
        assertThat(support.mailTo(ben.email())).hasSize(1);
        assertThat(support.mailTo(cleo.email())).isEmpty();
        assertThat(support.mailTo(dan.email())).isEmpty();
        assertThat(support.mailTo(ben.email()).getFirst().headers().get("Reply-To"))
                .isNotEqualTo(support.mailTo(ada.email()).getFirst().headers().get("Reply-To"));
    }

    @Test
    void the_load_of_an_organization_is_told() {
        var start = database.clock().instant();
        var first = support.open(ada);
        support.open(ada);
        database.pass(Duration.ofMinutes(10));
        support.answer(first, "Here.");
        tickets.solve(ada, first.id());
        tickets.rate(ada, first.id(), 5, "");

        var load =
                database.bean(Support.class)
                        .load(ada.organization(), new Period(start, start.plusSeconds(86_400)));

        assertThat(load.active()).isEqualTo(1);
        assertThat(load.waitingForUs()).isEqualTo(1);
        assertThat(load.overdue()).isZero();
        assertThat(load.opened()).isEqualTo(2);
        assertThat(load.solved()).isEqualTo(1);
        assertThat(load.answered()).isEqualTo(1);
        assertThat(load.breached()).isZero();
        assertThat(load.medianFirstAnswer())
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        assertThat(load.ratings()).isEqualTo(1);
        assertThat(load.satisfaction()).isEqualTo(5);
        var figures = database.bean(Support.class);
        assertThat(figures.active()).containsEntry(ada.organization(), new Support.Active(1, 0));
        database.pass(Duration.ofDays(30));
        assertThat(figures.active()).containsEntry(ada.organization(), new Support.Active(1, 1));
        var empty = support.partner(Tier.STARTER);
        assertThat(
                        database.bean(Support.class)
                                .load(
                                        empty.organization(),
                                        new Period(start, start.plusSeconds(86_400)))
                                .satisfaction())
                .isNull();
    }

    @Test
    void who_looks_after_it_is_told_by_a_name_that_can_be_forgotten() {
        var ticket = support.open(ada);
        queue.assign(support.operator, ticket.id(), support.operator.id());
        SupportFixtures.assertProblem(
                PlatformProblem.INVALID_INPUT,
                () -> queue.assign(support.operator, ticket.id(), ada.person()));

        assertThat(queue.thread(ticket.id()).entries().getLast())
                .isInstanceOfSatisfying(
                        TicketThread.Change.class,
                        change -> assertThat(change.value()).isEqualTo("Mira"));
        assertThat(tickets.thread(ada.organization(), ticket.id()).entries())
                .noneMatch(TicketThread.Change.class::isInstance);
        assertThat(
                        database.transactions()
                                .in(
                                        Scope.of(ada.organization()),
                                        () ->
                                                database.sql()
                                                        .sql("select value from support.change")
                                                        .query(String.class)
                                                        .single()))
                .doesNotContain("Mira");
    }

    @Test
    void an_escalation_raises_the_priority_and_asks_the_others() {
        SupportFixtures.operator(database, "noa@house.example", "Noa");
        var ticket = support.open(support.partner(Tier.STARTER));
        assertThat(ticket.priority()).isIn(Priority.LOW, Priority.NORMAL);

        queue.escalate(support.operator, ticket.id());

        assertThat(support.now(ticket).priority()).isEqualTo(ticket.priority().raised());
        assertThat(support.mailTo("noa@house.example").getFirst().subject())
                .startsWith("Mira asks for help with a ticket: " + ticket.name());
        assertThat(support.mailTo("mira@house.example").getFirst().subject())
                .doesNotContain("asks for help");
    }
}
