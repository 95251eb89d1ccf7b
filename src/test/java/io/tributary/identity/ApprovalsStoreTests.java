package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

class ApprovalsStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(TestDatabase.module("identity"), KindsOfThisTest.class);

    private static final List<String> DONE = Collections.synchronizedList(new ArrayList<>());

    private final Approvals approvals = database.bean(Approvals.class);
    private final Person anna = operator();
    private final Person ben = operator();
    private final String payload = UUID.randomUUID().toString();

    /** One kind that works, and one that stumbles. */
    @Configuration(proxyBeanMethods = false)
    static class KindsOfThisTest {
        @Bean
        Approvable grinding() {
            return kind("corn.grind", DONE::add);
        }

        @Bean
        Approvable breaking() {
            return kind(
                    "corn.burn",
                    _ -> {
                        throw new IllegalStateException("wet corn");
                    });
        }

        private static Approvable kind(String kind, Consumer<String> act) {
            return new Approvable() {
                @Override
                public String kind() {
                    return kind;
                }

                @Override
                public String title() {
                    return "Corn";
                }

                @Override
                public void carryOut(Approval approval) {
                    act.accept(approval.payload());
                }
            };
        }
    }

    @Test
    void another_person_approves_and_it_is_done_once() {
        var asked = ask("corn.grind");
        assertThat(DONE).doesNotContain(payload);

        approvals.approve(ben, asked.id(), "fine");

        assertThat(DONE).containsOnlyOnce(payload);
        assertThat(approvals.find(asked.id()).orElseThrow().decision())
                .isNotNull()
                .satisfies(
                        decision -> {
                            assertThat(decision.approved()).isTrue();
                            assertThat(decision.by()).contains(ben.email());
                        });
        assertThatThrownBy(() -> approvals.approve(ben, asked.id(), "again"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.problem())
                                        .isEqualTo(IdentityProblem.REQUEST_CLOSED));
        assertThat(DONE).containsOnlyOnce(payload);
    }

    @Test
    void nobody_decides_what_they_asked_for() {
        var asked = ask("corn.grind");

        assertThatThrownBy(() -> approvals.approve(anna, asked.id(), ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.problem())
                                        .isEqualTo(IdentityProblem.OWN_REQUEST));
        assertThatThrownBy(() -> decideInTheDatabase(asked, anna))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("approval_takes_two");
        assertThat(DONE).doesNotContain(payload);
    }

    @Test
    void what_is_refused_is_not_done_and_stays_refused() {
        var asked = ask("corn.grind");
        approvals.refuse(ben, asked.id(), "not today");

        assertThatThrownBy(() -> approvals.approve(ben, asked.id(), ""))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> decideInTheDatabase(asked, ben))
                .hasMessageContaining("this request is decided");
        assertThat(DONE).doesNotContain(payload);
    }

    @Test
    void what_cannot_be_carried_out_stays_open() {
        var asked = ask("corn.burn");

        assertThatThrownBy(() -> approvals.approve(ben, asked.id(), "")).hasMessage("wet corn");
        assertThat(approvals.find(asked.id()).orElseThrow().decision()).isNull();
    }

    @Test
    void a_request_expires() {
        var asked = ask("corn.grind");
        database.pass(Approvals.LIFE.plus(Duration.ofSeconds(1)));

        assertThatThrownBy(() -> approvals.approve(ben, asked.id(), ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.problem())
                                        .isEqualTo(IdentityProblem.REQUEST_CLOSED));
    }

    @Test
    void what_was_asked_for_cannot_be_changed() {
        var asked = ask("corn.grind");

        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.system("test"),
                                                () ->
                                                        database.sql()
                                                                .sql(
                                                                        """
                                                                        update identity.approval
                                                                           set payload = 'more'
                                                                         where id = :id
                                                                        """)
                                                                .param("id", asked.id())
                                                                .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void only_those_who_run_the_house_ask_and_decide() {
        var visitor = IdentityFixtures.person(database, UUID.randomUUID() + "@example.com");
        var asked = ask("corn.grind");

        assertThatThrownBy(() -> approvals.approve(visitor, asked.id(), ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.problem())
                                        .isEqualTo(IdentityProblem.NOT_ALLOWED));
    }

    private Approval ask(String kind) {
        return approvals.ask(
                anna, new Approvals.Wish(kind, "Corn", "Corn is ground.", payload, "hunger"));
    }

    private static void decideInTheDatabase(Approval asked, Person by) {
        database.transactions()
                .run(
                        Scope.system("test"),
                        () ->
                                new ApprovalStore(database.sql())
                                        .decide(
                                                asked.id(),
                                                by.id(),
                                                new Approval.Decision(
                                                        true, "", asked.askedAt(), "")));
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
