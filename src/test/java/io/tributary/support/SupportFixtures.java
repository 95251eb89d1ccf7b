package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;

/** A partner who asks, and somebody of the house who answers. */
final class SupportFixtures {
    static final String DOMAIN = "help.example";

    private final TestDatabase database;
    final Tickets tickets;
    final SupportQueue queue;
    final Person operator;

    SupportFixtures(TestDatabase database) {
        this.database = database;
        this.tickets = database.bean(Tickets.class);
        this.queue = database.bean(SupportQueue.class);
        this.operator = operator(database, "mira@house.example", "Mira");
    }

    /** Where mail is taken in. */
    static TestDatabase database() {
        return TestDatabase.with(
                TestDatabase.module("identity"), SupportConfiguration.class, TakesMail.class);
    }

    /** The setting that names the mail server's domain. */
    @Configuration(proxyBeanMethods = false)
    @PropertySource("classpath:/io/tributary/support/mail.properties")
    static class TakesMail {}

    static Person operator(TestDatabase database, String email, String name) {
        return database.bean(Accounts.class).invent(email, name, "correct horse battery", true);
    }

    /** Somebody who works for an organization of their own. */
    Actor partner(Tier tier) {
        var organization =
                database.bean(Organizations.class).found("Meander", tier, "to test").id();
        return colleague(organization, Role.OWNER, "Ada");
    }

    Actor colleague(OrganizationId organization, Role role, String name) {
        var email =
                name.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@m.example";
        var person =
                database.bean(Accounts.class).invent(email, name, "correct horse battery", false);
        database.bean(Staff.class).employ(organization, person, role);
        return new Actor(person.id(), name, email, organization, role, false);
    }

    Ticket open(Actor actor, Upload... files) {
        return tickets.open(actor, wanted("Calls answer 503", files));
    }

    static NewTicket wanted(String subject, Upload... files) {
        return new NewTicket(
                Category.TROUBLE, subject, "Since this morning.", List.of(files), null);
    }

    static Upload file(String name, String content) {
        return new Upload(name, new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    Reply reply(Ticket ticket, String body, TicketState then) {
        return new Reply(body, List.of(), then, queue.thread(ticket.id()).newest());
    }

    /** Answers so that the partner is asked back. */
    void answer(Ticket ticket, String body) {
        queue.answer(operator, ticket.id(), reply(ticket, body, TicketState.WAITING_FOR_PARTNER));
    }

    Ticket now(Ticket ticket) {
        return queue.thread(ticket.id()).ticket();
    }

    /** Mail to that address, the newest first. */
    List<Mails.Kept> mailTo(String email) {
        return database.bean(Mails.class).recent(500).stream()
                .filter(mail -> mail.recipient().equals(email))
                .toList();
    }

    static void assertProblem(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
