package io.tributary.privacy;

import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
import io.tributary.platform.TestDatabase;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Persons to test with. */
final class PrivacyFixtures {
    static final String PASSWORD = "correct horse battery";

    private PrivacyFixtures() {}

    static Person somebody(TestDatabase database) {
        return database.bean(Accounts.class)
                .invent("ida-" + UUID.randomUUID() + "@example.com", "Ida", PASSWORD, false);
    }

    /** Starts all at one moment and answers what each answered. */
    static <T> List<T> atOnce(List<Callable<T>> acts) throws InterruptedException {
        var start = new CyclicBarrier(acts.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    acts.stream()
                            .map(
                                    act ->
                                            threads.submit(
                                                    () -> {
                                                        start.await();
                                                        return act.call();
                                                    }))
                            .toList();
            var answers = new ArrayList<T>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (ExecutionException failed) {
            throw new AssertionError("one of them failed", failed.getCause());
        }
    }
}
