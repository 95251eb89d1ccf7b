package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Tier;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class SupportRaceTests {
    @RegisterExtension static final TestDatabase database = SupportFixtures.database();

    private static final int MANY = 6;

    private final SupportFixtures support = new SupportFixtures(database);

    /** What came of doing it many times at once: the problems, and empty for what went well. */
    private static List<String> together(Runnable work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<String>>();
            Callable<String> one =
                    () -> {
                        start.await();
                        try {
                            work.run();
                            return "";
                        } catch (ProblemException refused) {
                            return refused.problem().code();
                        }
                    };
            IntStream.range(0, MANY).forEach(_ -> running.add(threads.submit(one)));
            start.countDown();
            var outcomes = new ArrayList<String>();
            for (var future : running) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        }
    }

    private static String outcome(Future<String> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException broken) {
            throw new AssertionError("neither done nor refused", broken.getCause());
        }
    }

    private static void assertOnce(List<String> outcomes, SupportProblem others) {
        assertThat(outcomes).containsOnlyOnce("").hasSize(MANY);
        assertThat(outcomes).filteredOn(code -> !code.isEmpty()).containsOnly(others.code());
    }

    @RepeatedTest(5)
    void of_answers_that_cross_one_is_sent() throws Exception {
        var ada = support.partner(Tier.STARTER);
        var ticket = support.open(ada);
        var reply = support.reply(ticket, "Try again.", TicketState.WAITING_FOR_PARTNER);

        assertOnce(
                together(() -> support.queue.answer(support.operator, ticket.id(), reply)),
                SupportProblem.ANSWERED_MEANWHILE);

        assertThat(support.queue.thread(ticket.id()).messages()).hasSize(2);
        assertThat(support.mailTo(ada.email())).hasSize(2);
    }

    @RepeatedTest(5)
    void a_ticket_is_closed_once() throws Exception {
        var ticket = support.open(support.partner(Tier.STARTER));

        assertOnce(
                together(
                        () ->
                                support.queue.move(
                                        support.operator, ticket.id(), TicketState.CLOSED)),
                SupportProblem.TICKET_CLOSED);

        assertThat(support.queue.thread(ticket.id()).entries())
                .filteredOn(TicketThread.Change.class::isInstance)
                .hasSize(1);
    }

    @RepeatedTest(5)
    void a_ticket_is_rated_once() throws Exception {
        var ada = support.partner(Tier.STARTER);
        var ticket = support.open(ada);
        support.tickets.solve(ada, ticket.id());

        assertOnce(
                together(() -> support.tickets.rate(ada, ticket.id(), 5, "Good")),
                SupportProblem.RATED_ALREADY);
    }

    /** Nothing is written after the end, and nothing that was written is lost. */
    @RepeatedTest(5)
    void an_answer_and_the_end_do_not_cross() throws Exception {
        var ada = support.partner(Tier.STARTER);
        var ticket = support.open(ada);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answering =
                    threads.submit(
                            () -> support.tickets.answer(ada, ticket.id(), "Wait", List.of()));
            support.queue.move(support.operator, ticket.id(), TicketState.CLOSED);
            int written;
            try {
                answering.get();
                written = 2;
            } catch (ExecutionException refused) {
                assertThat(refused.getCause()).isInstanceOf(ProblemException.class);
                written = 1;
            }
            assertThat(support.queue.thread(ticket.id()).messages()).hasSize(written);
        }
        assertThat(support.now(ticket).state()).isEqualTo(TicketState.CLOSED);
    }
}
