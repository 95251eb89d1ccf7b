package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Accounts;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.AtOnce;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

class ErasureRaceTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(TestDatabase.module("identity"), PrivacyConfiguration.class);

    private final Person person = PrivacyFixtures.somebody(database);

    @RepeatedTest(5)
    void however_many_do_it_at_once_it_is_done_once_under_one_receipt()
            throws InterruptedException {
        var id = asked();
        Callable<Erasing.Outcome> doing = () -> database.bean(Erasing.class).run(id);

        var outcomes = AtOnce.all(List.of(doing, doing, doing, doing));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Erasing.Outcome.Erased)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Erasing.Outcome.Idle)
                .hasSize(3);
    }

    @RepeatedTest(8)
    void whoever_agrees_and_is_employed_while_they_are_erased_is_gone_in_the_end()
            throws InterruptedException {
        var company =
                database.bean(Organizations.class).found("River & Sons", Tier.STARTER, "x").id();
        var id = asked();
        Callable<Boolean> erasing =
                () -> {
                    while (!(database.bean(Erasing.class).run(id)
                            instanceof Erasing.Outcome.Erased)) {
                        throw new AssertionError("not erased");
                    }
                    return true;
                };
        Callable<Boolean> agreeing =
                () ->
                        managed(
                                () ->
                                        database.bean(Consents.class)
                                                .give(person.id(), Purpose.MATCHING, 1, "a test"));
        Callable<Boolean> employing =
                () ->
                        managed(
                                () ->
                                        database.bean(Staff.class)
                                                .employ(company, person, Role.VIEWER));

        AtOnce.all(List.of(erasing, agreeing, employing, agreeing));

        assertThat(database.bean(Accounts.class).find(person.id())).isEmpty();
        assertThat(database.bean(Staff.class).of(company)).isEmpty();
        assertThat(database.bean(Consents.class).has(person.id(), Purpose.MATCHING)).isFalse();
    }

    /** Before the erasure it works, after it there is nobody whom it could be done for. */
    private static boolean managed(Runnable act) {
        try {
            act.run();
            return true;
        } catch (ProblemException | DataAccessException _) {
            return false;
        }
    }

    /** An erasure that is confirmed and not done yet. */
    private UUID asked() {
        var requests = database.bean(Requests.class);
        requests.askErasure(person);
        var request = requests.of(person).getFirst();
        database.transactions()
                .run(
                        Scope.system("a test"),
                        () ->
                                database.bean(RequestStore.class)
                                        .change(request.id(), Request.State.CONFIRMED, ""));
        return request.id();
    }
}
