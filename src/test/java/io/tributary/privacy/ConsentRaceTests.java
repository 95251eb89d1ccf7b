package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.PersonId;
import io.tributary.platform.AtOnce;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

class ConsentRaceTests {
    /** Somebody above who acts on a consent, and undoes it when it is taken back. */
    static class Circle {
        private final Set<PersonId> members = ConcurrentHashMap.newKeySet();

        @EventListener
        void left(ConsentWithdrawn withdrawn) {
            members.remove(withdrawn.person());
        }
    }

    static class CircleConfiguration {
        @Bean
        Circle circle() {
            return new Circle();
        }
    }

    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                    TestDatabase.module("identity"),
                    PrivacyConfiguration.class,
                    CircleConfiguration.class);

    @RepeatedTest(20)
    void whoever_withdraws_while_they_are_taken_in_is_out_in_the_end() throws InterruptedException {
        var person = PrivacyFixtures.somebody(database).id();
        consents().give(person, Purpose.MATCHING, 1, "a test");
        var circle = database.bean(Circle.class);
        Callable<Boolean> joining =
                () ->
                        database.transactions()
                                .in(
                                        Scope.system("a test"),
                                        () -> {
                                            boolean may = consents().hold(person, Purpose.MATCHING);
                                            if (may) {
                                                circle.members.add(person);
                                            }
                                            return may;
                                        });
        Callable<Boolean> leaving = () -> consents().withdraw(person, Purpose.MATCHING, "a test");

        var answers = AtOnce.all(List.of(joining, leaving, joining, joining));

        assertThat(answers.get(1)).isTrue();
        assertThat(circle.members).doesNotContain(person);
    }

    @RepeatedTest(5)
    void a_yes_that_is_said_many_times_at_once_is_one_yes() throws InterruptedException {
        var person = PrivacyFixtures.somebody(database).id();
        Callable<Boolean> giving =
                () -> {
                    consents().give(person, Purpose.RESEARCH, 1, "a test");
                    return true;
                };

        AtOnce.all(List.of(giving, giving, giving, giving));

        assertThat(consents().history(person)).hasSize(1);
    }

    private static Consents consents() {
        return database.bean(Consents.class);
    }
}
