package io.tributary.support;

import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
import io.tributary.identity.Staff;
import io.tributary.kernel.PersonId;
import io.tributary.platform.Letter;
import io.tributary.platform.Postbox;
import io.tributary.platform.Settings;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Mail out. Each letter is posted in the surrounding transaction, hangs in the thread of its
 * ticket, and bears an address for answers that is its recipient's own. Files are never mailed: the
 * letter names the page.
 */
final class Correspondence {
    /** Above it stands what is new; what a mail program quotes stands below. */
    static final String MARK = "-- Write your answer above this line --";

    private static final String ID_PREFIX = "tributary.";
    private static final int LONGEST_SUBJECT = 180;

    private final Postbox postbox;
    private final Staff staff;
    private final Accounts accounts;
    private final ThreadStore threads;
    private final ReplyAddresses addresses;
    private final Settings settings;

    Correspondence(
            Postbox postbox,
            Staff staff,
            Accounts accounts,
            ThreadStore threads,
            ReplyAddresses addresses,
            Settings settings) {
        this.postbox = postbox;
        this.staff = staff;
        this.accounts = accounts;
        this.threads = threads;
        this.addresses = addresses;
        this.settings = settings;
    }

    /** Tells the requester that it arrived, and until when they hear from us. */
    void opened(Ticket ticket, Participant requester, String promise) {
        var text =
                """
                Thank you: your ticket %s has arrived.

                %s

                The ticket and its files: %s
                """
                        .formatted(ticket.name(), promise, partnerLink(ticket));
        var email = requester.email();
        if (email != null) {
            var letter = letter(ticket, email, text, requester.id());
            postbox.post(
                    ticket.organization(),
                    letter.with("Message-ID", root(ticket))
                            .with("Auto-Submitted", "auto-generated"));
        }
    }

    /** Mails an answer of the house to the partner's side. */
    void toPartner(Ticket ticket, UUID message, String author, String body) {
        var employed =
                staff.of(ticket.organization()).stream()
                        .map(Staff.Colleague::person)
                        .collect(Collectors.toSet());
        var text =
                author + " of Tributary answered:\n\n" + body + "\n\n" + foot(partnerLink(ticket));
        for (var reader : threads.participants(ticket.id())) {
            var email = reader.email();
            if (reader.side() == Side.PARTNER
                    && reader.follows()
                    && email != null
                    && employed.contains(reader.person())) {
                postbox.post(
                        ticket.organization(),
                        hanging(letter(ticket, email, text, reader.id()), ticket, message));
            }
        }
    }

    /** Mails what a partner wrote to whoever looks after the ticket, or to all who could. */
    void toOperators(Ticket ticket, UUID message, PersonId author, String text) {
        for (var operator : lookingAfter(ticket)) {
            if (!operator.id().equals(author)) {
                var letter = operatorLetter(ticket, operator, text);
                postbox.post(null, hanging(letter, ticket, message));
            }
        }
    }

    /** Tells all who run the house that a promise is broken, or that somebody needs help. */
    void alert(Ticket ticket, String what, @Nullable PersonId by) {
        for (var operator : accounts.operators()) {
            if (!operator.id().equals(by)) {
                var letter =
                        Letter.to(
                                operator.email(),
                                subject(what + ": " + ticket.name() + " " + ticket.subject()),
                                what
                                        + ".\n\nThe ticket was opened "
                                        + shown(ticket.clock().openedAt())
                                        + ", a first answer was due "
                                        + shown(ticket.clock().firstDueAt())
                                        + ".\n\n"
                                        + operatorLink(ticket)
                                        + "\n");
                postbox.post(null, letter.with("Auto-Submitted", "auto-generated"));
            }
        }
    }

    private List<Person> lookingAfter(Ticket ticket) {
        var operators = accounts.operators();
        var assigned =
                operators.stream()
                        .filter(operator -> operator.id().equals(ticket.assignee()))
                        .toList();
        return assigned.isEmpty() ? operators : assigned;
    }

    private Letter operatorLetter(Ticket ticket, Person operator, String text) {
        var body = text + "\n\n" + foot(operatorLink(ticket));
        if (addresses.of(operator.id().value()).isEmpty()) {
            return letter(ticket, operator.email(), body, null);
        }
        var author =
                new TicketThread.Author(
                        Side.OPERATOR, operator.id(), operator.name(), operator.email());
        var reader = threads.join(ticket, author, ticket.changedAt());
        return letter(ticket, operator.email(), body, reader.id());
    }

    private static String foot(String link) {
        return "The ticket and its files: " + link + "\n";
    }

    private Letter letter(Ticket ticket, String email, String text, @Nullable UUID reader) {
        var subject = subject("[" + ticket.name() + "] " + ticket.subject());
        if (reader != null) {
            var address = addresses.of(reader);
            if (address.isPresent()) {
                return Letter.to(email, subject, MARK + "\n\n" + text)
                        .with("Reply-To", address.get());
            }
        }
        return Letter.to(email, subject, text);
    }

    private Letter hanging(Letter letter, Ticket ticket, UUID message) {
        return letter.with("Message-ID", messageId(message))
                .with("In-Reply-To", root(ticket))
                .with("References", root(ticket));
    }

    private static String subject(String text) {
        return Texts.shortened(Texts.line(text), LONGEST_SUBJECT);
    }

    private static String shown(Instant at) {
        return at.truncatedTo(java.time.temporal.ChronoUnit.MINUTES).toString();
    }

    private String root(Ticket ticket) {
        return messageId(ticket.id());
    }

    private String messageId(UUID name) {
        return "<" + ID_PREFIX + name + "@" + settings.publicUrl().getHost() + ">";
    }

    /** Whether we sent the message of that id ourselves. */
    boolean isOurs(String messageId) {
        return messageId.startsWith("<" + ID_PREFIX)
                && messageId.endsWith("@" + settings.publicUrl().getHost() + ">");
    }

    private String partnerLink(Ticket ticket) {
        return settings.link("/partner/support/" + ticket.id());
    }

    private String operatorLink(Ticket ticket) {
        return settings.link("/operator/support/" + ticket.id());
    }
}
