package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.ProblemException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class GroupCommitStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private static final Scope HOUSE = Scope.system("test");

    private final AtomicInteger batches = new AtomicInteger();
    private final GroupCommit<Integer, String> numbers =
            new GroupCommit<>(
                    "numbers",
                    database.transactions(),
                    HOUSE,
                    new GroupCommit.Limits(100, 5_000),
                    this::write);

    @BeforeAll
    static void a_table_of_positive_numbers() throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table platform.number (value int primary key check (value > 0))");
            statement.execute("grant all on platform.number to tributary_app");
        }
    }

    @BeforeEach
    void no_numbers() {
        database.transactions()
                .run(HOUSE, () -> database.sql().sql("delete from platform.number").update());
    }

    @AfterEach
    void end() {
        numbers.close();
    }

    @Test
    void an_answer_means_committed() {
        assertThat(numbers.submit(7)).isEqualTo("kept 7");
        assertThat(kept()).containsExactly(7);
    }

    @Test
    void many_callers_share_few_commits_and_each_gets_its_own_answer() throws Exception {
        var answers = submitAll(IntStream.rangeClosed(1, 2_000));

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo("kept " + (i + 1));
        }
        assertThat(kept()).hasSize(2_000);
        assertThat(batches.get()).isLessThan(1_000);
    }

    @Test
    void a_bad_item_fails_alone() throws Exception {
        var answers = submitAll(IntStream.rangeClosed(-1, 50));

        assertThatThrownBy(() -> answers.getFirst().get())
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("number_value_check");
        assertThat(answers.getLast().get()).isEqualTo("kept 50");
        assertThat(kept()).hasSize(50);
    }

    @Test
    void is_not_awaited_inside_a_transaction() {
        assertThatThrownBy(() -> database.transactions().run(HOUSE, () -> numbers.submit(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(kept()).isEmpty();
    }

    @Test
    void refuses_when_too_many_wait_and_drops_nothing() throws Exception {
        var open = new CountDownLatch(1);
        var slow =
                new GroupCommit<Integer, String>(
                        "slow",
                        database.transactions(),
                        HOUSE,
                        new GroupCommit.Limits(1, 2),
                        items -> {
                            await(open);
                            return write(items);
                        });
        try (slow;
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    IntStream.rangeClosed(1, 20)
                            .mapToObj(number -> threads.submit(() -> slow.submit(number)))
                            .toList();
            var refused = awaitRefusals(waiting, 17);
            open.countDown();

            assertThat(refused).isGreaterThanOrEqualTo(17);
            long answered = waiting.stream().filter(GroupCommitStoreTests::wasAnswered).count();
            assertThat(kept()).hasSize((int) answered);
            assertThat(answered).isBetween(2L, 3L);
        }
    }

    @Test
    void what_waits_at_the_end_is_still_written() throws Exception {
        var answers = submitAll(IntStream.rangeClosed(1, 300));
        numbers.close();

        for (var answer : answers) {
            answer.get();
        }
        assertThat(kept()).hasSize(300);
        assertThatThrownBy(() -> numbers.submit(301)).isInstanceOf(ProblemException.class);
    }

    /** Refusals come at once; those who wait stay undone until the door opens. */
    private static long awaitRefusals(List<Future<String>> all, int expected) {
        long patience = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        long done = 0;
        while (done < expected && System.nanoTime() < patience) {
            Thread.onSpinWait();
            done = all.stream().filter(Future::isDone).count();
        }
        return done;
    }

    private static boolean wasAnswered(Future<String> answer) {
        try {
            answer.get();
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused.getCause()).isInstanceOf(ProblemException.class);
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private List<Future<String>> submitAll(IntStream items) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try (threads) {
            return items.mapToObj(item -> threads.submit(() -> numbers.submit(item))).toList();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private List<String> write(List<Integer> items) {
        batches.incrementAndGet();
        database.sql()
                .sql(
                        "insert into platform.number (value) select unnest(:values) on conflict do"
                                + " nothing")
                .param("values", items.toArray(new Integer[0]))
                .update();
        return items.stream().map(item -> "kept " + item).toList();
    }

    private List<Integer> kept() {
        return database.transactions()
                .in(
                        HOUSE,
                        () ->
                                database.sql()
                                        .sql("select value from platform.number order by value")
                                        .query(Integer.class)
                                        .list());
    }
}
