package io.tributary.support;

import io.tributary.identity.Accounts;
import io.tributary.identity.Role;
import io.tributary.identity.Visit;
import io.tributary.kernel.Email;
import io.tributary.kernel.OrganizationId;
import io.tributary.support.TicketThread.Author;

import java.util.List;
import java.util.Optional;

/**
 * Who wrote a mail, and where it belongs. The address that a mail was sent to tells the ticket, for
 * it was given to one reader of it; the sender's address tells the person, who must be of the same
 * side as that reader.
 */
final class Senders {
    /** Where a mail belongs. */
    sealed interface Route {
        /** Into the thread of the ticket that this reader was written about. */
        record Answer(Participant reader, Author author) implements Route {}

        /** To the mailbox: a new ticket of that organization. */
        record Mailbox(OrganizationId organization, Author author) implements Route {}

        /** Nowhere. */
        record Nowhere(String reason) implements Route {}
    }

    private final Accounts accounts;
    private final ReplyAddresses addresses;
    private final ThreadStore threads;
    private final Correspondence letters;

    Senders(
            Accounts accounts,
            ReplyAddresses addresses,
            ThreadStore threads,
            Correspondence letters) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.threads = threads;
        this.letters = letters;
    }

    /** By the header alone, in the surrounding transaction. */
    Route route(IncomingMail mail, List<String> recipients) {
        var automatic = mail.automatic();
        if (automatic != null) {
            return new Route.Nowhere(automatic);
        }
        if (letters.isOurs(mail.id())) {
            return new Route.Nowhere("We sent it ourselves.");
        }
        var sender = Email.of(mail.from()).flatMap(accounts::visit);
        if (sender.isEmpty()) {
            return new Route.Nowhere("Nobody is known by the sender's address.");
        }
        return recipients.stream()
                .flatMap(one -> addresses.participant(one).stream())
                .findFirst()
                .flatMap(threads::participant)
                .map(reader -> thread(reader, sender.get()))
                .orElseGet(() -> mailbox(recipients, sender.get()));
    }

    private static Route thread(Participant reader, Visit sender) {
        if (reader.side() == Side.OPERATOR) {
            return sender.person().operator()
                    ? new Route.Answer(reader, author(Side.OPERATOR, sender))
                    : new Route.Nowhere("The sender does not run the house.");
        }
        return works(sender, reader.organization())
                ? new Route.Answer(reader, author(Side.PARTNER, sender))
                : new Route.Nowhere("The sender does not work for the ticket's organization.");
    }

    private Route mailbox(List<String> recipients, Visit sender) {
        if (recipients.stream().noneMatch(addresses::isMailbox)) {
            return new Route.Nowhere("It was sent to no address of ours.");
        }
        return employment(sender)
                .<Route>map(
                        organization ->
                                new Route.Mailbox(organization, author(Side.PARTNER, sender)))
                .orElseGet(() -> new Route.Nowhere("The sender works for no organization."));
    }

    /** Of several, the first by name. */
    private static Optional<OrganizationId> employment(Visit sender) {
        return sender.employments().stream()
                .filter(employment -> employment.role() != Role.VIEWER)
                .map(Visit.Employment::organization)
                .findFirst();
    }

    private static boolean works(Visit sender, OrganizationId organization) {
        return sender.employments().stream()
                .anyMatch(
                        employment ->
                                employment.organization().equals(organization)
                                        && employment.role() != Role.VIEWER);
    }

    private static Author author(Side side, Visit sender) {
        var person = sender.person();
        return new Author(side, person.id(), person.name(), person.email());
    }
}
