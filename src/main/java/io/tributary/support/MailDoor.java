package io.tributary.support;

import io.tributary.kernel.OrganizationId;
import io.tributary.support.Senders.Route;
import io.tributary.support.SupportMail.Outcome;
import io.tributary.support.ThreadStore.Words;
import io.tributary.support.TicketThread.Author;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Takes a mail in, once, in the surrounding transaction. */
final class MailDoor {
    private static final String NO_SUBJECT = "(no subject)";

    private final MailStore store;
    private final Senders senders;
    private final Shelves shelves;
    private final Casebook casebook;
    private final InstantSource clock;

    MailDoor(
            MailStore store,
            Senders senders,
            Shelves shelves,
            Casebook casebook,
            InstantSource clock) {
        this.store = store;
        this.senders = senders;
        this.shelves = shelves;
        this.casebook = casebook;
        this.clock = clock;
    }

    /**
     * @param recipients whom the mail server took it for, and whom it names itself
     */
    Outcome take(IncomingMail mail, List<String> recipients) {
        if (store.wasReceived(mail.id())) {
            return new Outcome.Repeated();
        }
        var outcome =
                switch (senders.route(mail, recipients)) {
                    case Route.Nowhere(var reason) -> new Outcome.Refused(reason);
                    case Route.Mailbox(var organization, var author) ->
                            read(mail, content -> open(organization, author, content, null));
                    case Route.Answer(var reader, var author) ->
                            read(mail, content -> thread(reader, author, content));
                };
        switch (outcome) {
            case Outcome.Refused(var reason) -> remember(mail, "refused", reason);
            case Outcome.Opened _ -> remember(mail, "opened", null);
            case Outcome.Answered _ -> remember(mail, "answered", null);
            case Outcome.Repeated _ -> throw new IllegalStateException("it was new just now");
        }
        return outcome;
    }

    private static Outcome read(IncomingMail mail, Function<MailContent, Outcome> take) {
        var content = mail.content();
        return content.isEmpty()
                ? new Outcome.Refused("There is nothing in it.")
                : take.apply(content);
    }

    private void remember(IncomingMail mail, String outcome, @Nullable String reason) {
        store.received(mail.id(), outcome, reason, clock.instant());
    }

    private Outcome thread(Participant reader, Author author, MailContent content) {
        var ticket = shelves.tickets().lock(reader.ticket());
        if (ticket.state() == TicketState.CLOSED) {
            return author.side() == Side.PARTNER
                    ? open(ticket.organization(), author, content, ticket.id())
                    : new Outcome.Refused("Ticket " + ticket.name() + " is closed.");
        }
        var looked = Attachments.look(content.files());
        var draft = draft(content, looked);
        if (author.side() == Side.PARTNER) {
            casebook.answer(ticket, author, draft);
        } else {
            casebook.reply(ticket, author, draft, TicketState.WAITING_FOR_PARTNER);
        }
        tell(ticket, looked);
        return new Outcome.Answered(ticket.id());
    }

    private Outcome open(
            OrganizationId organization,
            Author author,
            MailContent content,
            @Nullable UUID follows) {
        var looked = Attachments.look(content.files());
        var matter = new Casebook.Matter(Category.OTHER, subject(content.subject()), follows);
        var ticket = casebook.open(organization, author, matter, draft(content, looked));
        tell(ticket, looked);
        return new Outcome.Opened(ticket.id());
    }

    private static Casebook.Draft draft(MailContent content, Attachments.Looked looked) {
        return new Casebook.Draft(
                Texts.shortened(content.text(), Texts.LONGEST_BODY), looked.files(), true);
    }

    /** Without the marks of answers, and without the name of a ticket that is over. */
    private static String subject(String typed) {
        var plain =
                Texts.line(
                        typed.replaceAll(
                                "(?i)^\\s*((re|aw|fwd?|wg)\\s*:\\s*|\\[#\\d+]\\s*)++", ""));
        return plain.isEmpty() ? NO_SUBJECT : Texts.shortened(plain, NewTicket.LONGEST_SUBJECT);
    }

    /** A refused file does not hold up what was written with it; both sides read why. */
    private void tell(Ticket ticket, Attachments.Looked looked) {
        if (!looked.refused().isEmpty()) {
            var words =
                    new Words(
                            "Some files of this mail are not kept. "
                                    + Texts.shortened(String.join(" ", looked.refused()), 2_000),
                            false,
                            true);
            shelves.threads().write(ticket, null, words, clock.instant());
        }
    }
}
