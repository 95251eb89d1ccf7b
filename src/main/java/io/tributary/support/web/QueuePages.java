package io.tributary.support.web;

import io.tributary.identity.Person;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Figure;
import io.tributary.support.CannedAnswer;
import io.tributary.support.Priority;
import io.tributary.support.Side;
import io.tributary.support.Ticket;
import io.tributary.support.TicketState;
import io.tributary.support.TicketThread;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What the operator's pages of support show. */
final class QueuePages {
    private QueuePages() {}

    /** One ticket in the queue. */
    record Row(
            String name,
            String subject,
            String href,
            String organization,
            Badge state,
            Badge priority,
            @Nullable Instant due,
            String assignee) {
        static Row of(Ticket ticket, String organization, String assignee, Instant now) {
            return new Row(
                    ticket.name(),
                    ticket.subject(),
                    QueueController.HOME + "/" + ticket.id(),
                    organization,
                    States.forOperator(ticket, now),
                    States.of(ticket.priority()),
                    ticket.clock().dueAt(),
                    assignee);
        }
    }

    /** The queue. */
    record Listing(
            List<Figure> figures,
            Choices state,
            Choices who,
            Field text,
            List<Row> rows,
            @Nullable String first,
            @Nullable String next) {}

    static final List<Option> STATES = states();

    private static List<Option> states() {
        var options = new ArrayList<Option>();
        options.add(new Option("active", "Active"));
        options.add(new Option("all", "All"));
        for (var state : TicketState.values()) {
            options.add(new Option(state.code(), state.label()));
        }
        return List.copyOf(options);
    }

    static final List<Option> WHO =
            List.of(
                    new Option("everybody", "Everybody's"),
                    new Option("mine", "Mine"),
                    new Option("nobody", "Nobody's"));

    static final List<Option> THEN =
            List.of(
                    new Option(
                            TicketState.WAITING_FOR_PARTNER.code(),
                            "Wait for the partner",
                            "The clock stops until they answer."),
                    new Option(
                            TicketState.WAITING_FOR_US.code(),
                            "Keep it our turn",
                            "We promised more; the clock begins anew."),
                    new Option(
                            TicketState.SOLVED.code(),
                            "Solved",
                            "An answer opens it again for a week."));

    /** Who looks, and who could look after it. */
    record Operators(Person reader, List<Person> all) {
        Choices choices(Ticket ticket) {
            var options = new ArrayList<Option>();
            options.add(new Option("", "Nobody"));
            all.forEach(one -> options.add(new Option(one.id().toString(), one.name())));
            var assignee = ticket.assignee();
            return Choices.of("assignee", "Looked after by", options)
                    .chosen(assignee == null ? "" : assignee.toString());
        }
    }

    /** What was typed as an answer or a note, or taken from a canned answer. */
    record Typed(String body, String note, String then, List<InputError> errors) {
        static Typed of(@Nullable CannedAnswer canned) {
            return canned == null
                    ? new Typed("", "", TicketState.WAITING_FOR_PARTNER.code(), List.of())
                    : new Typed(canned.body(), "", canned.then().code(), List.of());
        }
    }

    /**
     * One ticket.
     *
     * @param states what it may become by hand
     * @param seen the newest message on the page
     */
    record One(
            String href,
            Head head,
            List<ThreadItem> items,
            boolean open,
            Choices assignee,
            Choices priority,
            List<Option> states,
            @Nullable Choices canned,
            Answer answer,
            Field note,
            @Nullable String rated,
            UUID seen,
            List<InputError> errors) {
        static One of(
                TicketThread thread,
                String organization,
                Operators operators,
                List<CannedAnswer> canned,
                Typed typed,
                Instant now) {
            var ticket = thread.ticket();
            var said = thread.satisfaction();
            return new One(
                    QueueController.HOME + "/" + ticket.id(),
                    Head.of(ticket, organization, now),
                    ThreadItem.of(thread, QueueController.HOME, Side.OPERATOR),
                    ticket.state() != TicketState.CLOSED,
                    operators.choices(ticket),
                    Choices.of("priority", "Priority", priorities())
                            .chosen(ticket.priority().code()),
                    ticket.state().next().stream()
                            .sorted()
                            .map(state -> new Option(state.code(), state.label()))
                            .toList(),
                    canned(canned),
                    Answer.of(typed),
                    Field.text("note", "Note")
                            .type("textarea")
                            .longest(20_000)
                            .hint("Only those who run the house read it.")
                            .value(typed.note())
                            .errors(typed.errors()),
                    said == null ? null : said.stars() + " of 5. " + said.words(),
                    thread.newest(),
                    typed.errors());
        }

        private static @Nullable Choices canned(List<CannedAnswer> canned) {
            return canned.isEmpty()
                    ? null
                    : Choices.of(
                            "canned",
                            "Begin with",
                            canned.stream()
                                    .map(one -> new Option(one.name(), one.name()))
                                    .toList());
        }
    }

    static List<Option> priorities() {
        return Arrays.stream(Priority.values())
                .map(one -> new Option(one.code(), one.label()))
                .toList();
    }

    /** The form of an answer. */
    record Answer(Field body, TicketPages.FileField files, Choices then) {
        static Answer of(Typed typed) {
            return new Answer(
                    TicketPages.textarea("Answer to the partner", typed.body(), typed.errors()),
                    TicketPages.FileField.of(typed.errors()),
                    Choices.of("then", "And then", THEN).chosen(typed.then()));
        }
    }

    /** The facts above a thread. */
    record Head(
            String organization,
            String organizationHref,
            Badge state,
            Badge priority,
            String level,
            String category,
            Instant opened,
            Badge firstAnswer,
            Instant firstDue,
            @Nullable Instant firstAnswered,
            @Nullable Instant due,
            @Nullable String follows) {
        static Head of(Ticket ticket, String organization, Instant now) {
            var clock = ticket.clock();
            var follows = ticket.follows();
            return new Head(
                    organization,
                    "/operator/organizations/" + ticket.organization(),
                    States.forOperator(ticket, now),
                    States.of(ticket.priority()),
                    ticket.level(),
                    ticket.category().label(),
                    clock.openedAt(),
                    States.firstAnswer(clock, now),
                    clock.firstDueAt(),
                    clock.firstAnsweredAt(),
                    clock.dueAt(),
                    follows == null ? null : QueueController.HOME + "/" + follows);
        }
    }
}
