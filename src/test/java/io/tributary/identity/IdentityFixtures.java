package io.tributary.identity;

import io.tributary.platform.TestDatabase;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Organizations and people to test with. */
final class IdentityFixtures {
    static final String PASSWORD = "correct horse battery";

    private IdentityFixtures() {}

    static Organization organization(TestDatabase database, Tier tier) {
        return database.bean(Organizations.class).found("River & Sons", tier, "to test");
    }

    static Person person(TestDatabase database, String email) {
        return database.bean(Accounts.class).invent(email, "Somebody", PASSWORD, false);
    }

    /** Somebody new who works for the organization. */
    static Actor staff(TestDatabase database, Organization organization, String email, Role role) {
        var person = person(database, email);
        database.bean(Staff.class).employ(organization.id(), person, role);
        return new Actor(
                person.id(), person.name(), person.email(), organization.id(), role, false);
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
