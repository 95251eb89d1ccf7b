package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.AtOnce;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Two persons approve at one moment: it is carried out once. */
class ApprovalsRaceTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(TestDatabase.module("identity"), Counting.class);

    private static final int PERSONS = 8;
    private static final List<String> DONE = Collections.synchronizedList(new ArrayList<>());

    private final Approvals approvals = database.bean(Approvals.class);

    @Configuration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        Approvable counting() {
            return new Approvable() {
                @Override
                public String kind() {
                    return "race.run";
                }

                @Override
                public String title() {
                    return "A race";
                }

                @Override
                public void carryOut(Approval approval) {
                    DONE.add(approval.payload());
                }
            };
        }
    }

    @RepeatedTest(5)
    void one_of_many_approvals_at_once_carries_it_out() throws InterruptedException {
        var payload = UUID.randomUUID().toString();
        var asked =
                approvals.ask(
                        operator(),
                        new Approvals.Wish("race.run", "A race", "It is run.", payload, "fun"));
        var acts =
                IntStream.range(0, PERSONS)
                        .mapToObj(_ -> operator())
                        .map(person -> approving(person, asked.id()))
                        .toList();

        assertThat(AtOnce.all(acts)).containsOnlyOnce(true);
        assertThat(DONE).containsOnlyOnce(payload);
    }

    private Callable<Boolean> approving(Person person, UUID id) {
        return () -> {
            try {
                approvals.approve(person, id, "go");
                return true;
            } catch (ProblemException late) {
                assertThat(late.problem()).isEqualTo(IdentityProblem.REQUEST_CLOSED);
                return false;
            }
        };
    }

    private static Person operator() {
        return database.bean(Accounts.class)
                .invent(
                        UUID.randomUUID() + "@example.com",
                        "Anna",
                        IdentityFixtures.PASSWORD,
                        true);
    }
}
