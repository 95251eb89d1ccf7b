package io.tributary.support.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.support.BusinessHours;
import io.tributary.support.Category;
import io.tributary.support.NewTicket;
import io.tributary.support.Side;
import io.tributary.support.Target;
import io.tributary.support.Ticket;
import io.tributary.support.TicketState;
import io.tributary.support.TicketThread;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a partner's pages of support show. */
final class TicketPages {
    private TicketPages() {}

    /** One ticket in the list. */
    record Row(
            String name,
            String subject,
            String href,
            String category,
            Badge state,
            @Nullable Instant due,
            boolean late,
            Instant changed) {
        static Row of(Ticket ticket, Instant now) {
            return new Row(
                    ticket.name(),
                    ticket.subject(),
                    TicketsController.HOME + "/" + ticket.id(),
                    ticket.category().label(),
                    States.forPartner(ticket),
                    ticket.clock().dueAt(),
                    ticket.clock().isOverdue(now),
                    ticket.changedAt());
        }
    }

    /**
     * All tickets.
     *
     * @param writes whether the visitor may open one
     */
    record Listing(
            List<Row> rows,
            Promise promise,
            boolean writes,
            @Nullable String first,
            @Nullable String next) {}

    /** What the house promises, in words. */
    record Promise(String level, String firstAnswer, String hours) {
        static Promise of(Target target, BusinessHours hours) {
            return new Promise(
                    target.label(),
                    "a first answer within " + hours.words(target.firstAnswer()),
                    days(hours)
                            + ", "
                            + hours.opens()
                            + " to "
                            + hours.closes()
                            + ", "
                            + hours.zone().getId());
        }

        private static String days(BusinessHours hours) {
            var days = List.copyOf(hours.ordered());
            boolean isRun =
                    days.size() > 2
                            && days.getLast().getValue() - days.getFirst().getValue()
                                    == days.size() - 1;
            return isRun
                    ? name(days.getFirst()) + " to " + name(days.getLast())
                    : days.stream().map(Promise::name).collect(Collectors.joining(", "));
        }

        private static String name(DayOfWeek day) {
            return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
    }

    /** The form of a new ticket. */
    record Form(
            Field subject,
            Choices category,
            Field body,
            FileField files,
            @Nullable String follows,
            Promise promise,
            List<InputError> errors) {
        static Form of(Typed typed, Promise promise, List<InputError> errors) {
            return new Form(
                    Field.text("subject", "Subject")
                            .hint("What it is about, in a few words.")
                            .longest(NewTicket.LONGEST_SUBJECT)
                            .value(typed.subject())
                            .errors(errors),
                    Choices.of("category", "What kind of matter is it?", categories())
                            .chosen(typed.category())
                            .errors(errors),
                    textarea("What happens, and what did you expect?", typed.body(), errors)
                            .hint(
                                    "The X-Request-Id of a call that shows it helps us most. Never"
                                            + " send an API key."),
                    FileField.of(errors),
                    typed.follows(),
                    promise,
                    errors);
        }
    }

    static List<Option> categories() {
        return Arrays.stream(Category.values())
                .map(category -> new Option(category.code(), category.label()))
                .toList();
    }

    static Field textarea(String label, String typed, List<InputError> errors) {
        return Field.text("body", label)
                .type("textarea")
                .longest(20_000)
                .value(typed)
                .errors(errors);
    }

    /** What was typed into the form. */
    record Typed(String subject, String category, String body, @Nullable String follows) {
        static Typed none(@Nullable String follows) {
            return new Typed("", Category.TROUBLE.code(), "", follows);
        }
    }

    /** A field for files. */
    record FileField(@Nullable String error) {
        static FileField of(List<InputError> errors) {
            var mine =
                    errors.stream()
                            .filter(error -> error.pointer().equals("files"))
                            .map(InputError::detail)
                            .collect(Collectors.joining(" "));
            return new FileField(mine.isEmpty() ? null : mine);
        }
    }

    /**
     * One ticket.
     *
     * @param href its own address
     * @param writes whether the visitor may do more than look
     * @param follows whether the visitor is mailed what is answered
     */
    record One(
            String href,
            Head head,
            List<ThreadItem> items,
            boolean writes,
            boolean follows,
            boolean active,
            boolean closed,
            Field body,
            FileField files,
            @Nullable Rated rated,
            Choices stars,
            Field words,
            List<InputError> errors) {
        static One of(
                TicketThread thread, boolean writes, boolean follows, Answered typed, Instant now) {
            var ticket = thread.ticket();
            var errors = typed.errors();
            return new One(
                    TicketsController.HOME + "/" + ticket.id(),
                    Head.of(ticket, now),
                    ThreadItem.of(thread, TicketsController.HOME, Side.PARTNER),
                    writes,
                    follows,
                    ticket.state().isActive(),
                    ticket.state() == TicketState.CLOSED,
                    textarea("Your answer", typed.body(), errors),
                    FileField.of(errors),
                    Rated.of(thread),
                    Choices.of("stars", "How content are you?", STARS).errors(errors),
                    Field.text("words", "What should we do better?")
                            .type("textarea")
                            .longest(1000)
                            .optional(),
                    errors);
        }
    }

    /** What was typed as an answer. */
    record Answered(String body, List<InputError> errors) {
        static final Answered NOTHING = new Answered("", List.of());
    }

    private static final List<Option> STARS =
            List.of(
                    new Option("5", "Very content"),
                    new Option("4", "Content"),
                    new Option("3", "So-so"),
                    new Option("2", "Not content"),
                    new Option("1", "Not content at all"));

    /** What the partner said about it. */
    record Rated(String stars, String words) {
        static @Nullable Rated of(TicketThread thread) {
            var said = thread.satisfaction();
            return said == null ? null : new Rated(said.stars() + " of 5", said.words());
        }
    }

    /** The facts above a thread. */
    record Head(
            Badge state,
            String category,
            String level,
            Instant opened,
            Badge firstAnswer,
            Instant firstDue,
            @Nullable Instant firstAnswered,
            @Nullable Instant due,
            boolean late) {
        static Head of(Ticket ticket, Instant now) {
            var clock = ticket.clock();
            return new Head(
                    States.forPartner(ticket),
                    ticket.category().label(),
                    new Target(ticket.level(), java.time.Duration.ZERO, ticket.priority()).label(),
                    clock.openedAt(),
                    States.firstAnswer(clock, now),
                    clock.firstDueAt(),
                    clock.firstAnsweredAt(),
                    clock.dueAt(),
                    clock.isOverdue(now));
        }
    }
}
