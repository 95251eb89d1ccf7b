package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Actor;
import io.tributary.identity.Tier;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;

class WatchStoreTests {
    private static final Duration PAST_DUE = Duration.ofDays(5);

    @RegisterExtension static final TestDatabase database = SupportFixtures.database();

    private final SupportFixtures support = new SupportFixtures(database);
    private final Jobs jobs = database.bean(Jobs.class);
    private final Actor ada = support.partner(Tier.PROFESSIONAL);

    @Test
    void what_was_solved_when_the_answer_was_due_is_late_once_it_is_opened_again() {
        var ticket = support.open(ada);
        support.queue.move(support.operator, ticket.id(), TicketState.SOLVED);
        jobs.advance(PAST_DUE);
        assertThat(support.now(ticket).clock().breachedAt()).isNull();

        support.tickets.answer(ada, ticket.id(), "Nobody told me a word.", List.of());
        jobs.advance(Duration.ofMinutes(1));

        assertThat(support.now(ticket).clock().breachedAt()).isNotNull();
        assertThat(alerts(ticket)).isEqualTo(1);
    }

    @Test
    void the_house_that_opens_it_again_is_watched_too_however_often_it_does() {
        var ticket = support.open(ada);
        for (int i = 0; i < 2; i++) {
            support.tickets.solve(ada, ticket.id());
            support.queue.move(support.operator, ticket.id(), TicketState.WAITING_FOR_US);
        }
        support.tickets.solve(ada, ticket.id());
        jobs.advance(PAST_DUE);

        support.queue.move(support.operator, ticket.id(), TicketState.WAITING_FOR_US);
        jobs.advance(Duration.ofMinutes(1));

        assertThat(alerts(ticket)).isEqualTo(1);
    }

    @Test
    void what_was_answered_in_time_and_is_opened_again_late_is_not_late() {
        var ticket = support.open(ada);
        support.answer(ticket, "Like this.");
        support.tickets.solve(ada, ticket.id());
        jobs.advance(PAST_DUE);

        support.tickets.answer(ada, ticket.id(), "It is back.", List.of());
        jobs.advance(Duration.ofMinutes(1));
        support.answer(ticket, "We look again.");

        assertThat(support.now(ticket).clock().breachedAt()).isNull();
        assertThat(alerts(ticket)).isZero();
    }

    /** A server that was down had no job that could mark it. */
    @Test
    void a_late_first_answer_is_marked_though_nothing_ran_when_it_was_due() {
        var ticket = support.open(ada);
        jobs.stop();
        try {
            database.pass(PAST_DUE);
            support.answer(ticket, "Sorry, we were away.");
        } finally {
            jobs.start();
        }

        var clock = support.now(ticket).clock();
        assertThat(clock.breachedAt()).isNotNull().isEqualTo(clock.firstAnsweredAt());
    }

    private long alerts(Ticket ticket) {
        return support.mailTo("mira@house.example").stream()
                .filter(mail -> mail.subject().contains("late: " + ticket.name()))
                .count();
    }
}
