package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.AtOnce;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.concurrent.Callable;

class LastOwnerRaceTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    @RepeatedTest(10)
    void two_owners_who_leave_at_once_leave_one_behind() throws InterruptedException {
        var organization = IdentityFixtures.organization(database, Tier.STARTER);
        var ann = IdentityFixtures.staff(database, organization, "ann@example.com", Role.OWNER);
        var ben = IdentityFixtures.staff(database, organization, "ben@example.com", Role.OWNER);

        var left = AtOnce.all(List.of(leaving(ann, ann.person()), leaving(ben, ben.person())));

        assertThat(left).containsExactlyInAnyOrder(true, false);
        assertThat(owners(organization)).hasSize(1);
    }

    @RepeatedTest(10)
    void two_owners_who_unmake_each_other_leave_one_owner() throws InterruptedException {
        var organization = IdentityFixtures.organization(database, Tier.STARTER);
        var ann = IdentityFixtures.staff(database, organization, "ann@example.com", Role.OWNER);
        var ben = IdentityFixtures.staff(database, organization, "ben@example.com", Role.OWNER);

        var done = AtOnce.all(List.of(unmaking(ann, ben.person()), unmaking(ben, ann.person())));

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(owners(organization)).hasSize(1);
    }

    @Test
    void the_only_owner_neither_leaves_nor_becomes_something_else() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER);
        var ann = IdentityFixtures.staff(database, organization, "ann@example.com", Role.OWNER);

        assertThatThrownBy(() -> staff().remove(ann, ann.person()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(IdentityProblem.LAST_OWNER));
        assertThatThrownBy(() -> staff().changeRole(ann, ann.person(), Role.VIEWER))
                .isInstanceOf(ProblemException.class);
        assertThat(owners(organization)).hasSize(1);
    }

    @Test
    void an_admin_neither_makes_nor_unmakes_an_owner() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER);
        var ann = IdentityFixtures.staff(database, organization, "ann@example.com", Role.OWNER);
        var ada = IdentityFixtures.staff(database, organization, "ada@example.com", Role.ADMIN);

        assertThatThrownBy(() -> staff().changeRole(ada, ada.person(), Role.OWNER))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> staff().changeRole(ada, ann.person(), Role.VIEWER))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> staff().remove(ada, ann.person()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void who_is_no_owner_any_more_when_the_act_begins_makes_no_owners() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER);
        var ann = IdentityFixtures.staff(database, organization, "ann@example.com", Role.OWNER);
        var ben = IdentityFixtures.staff(database, organization, "ben@example.com", Role.OWNER);
        staff().remove(ann, ben.person());

        assertThatThrownBy(() -> staff().invite(ben, "friend@example.com", Role.OWNER))
                .isInstanceOfSatisfying(ProblemException.class, LastOwnerRaceTests::isNotAllowed);
        assertThatThrownBy(() -> staff().changeRole(ben, ann.person(), Role.VIEWER))
                .isInstanceOfSatisfying(ProblemException.class, LastOwnerRaceTests::isNotAllowed);
        assertThatThrownBy(() -> staff().remove(ben, ann.person()))
                .isInstanceOfSatisfying(ProblemException.class, LastOwnerRaceTests::isNotAllowed);
        assertThat(staff().invitations(organization.id())).isEmpty();
        assertThat(owners(organization)).hasSize(1);
    }

    private static void isNotAllowed(ProblemException refused) {
        assertThat(refused.problem()).isEqualTo(IdentityProblem.NOT_ALLOWED);
    }

    @Test
    void nobody_is_flooded_with_invitations() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER);
        var ann = IdentityFixtures.staff(database, organization, "ann@example.com", Role.OWNER);
        staff().invite(ann, "flooded@example.com", Role.VIEWER);
        var invitation = staff().invitations(organization.id()).getFirst().id();
        for (int i = 0; i < 4; i++) {
            staff().inviteAgain(ann, invitation);
        }

        assertThatThrownBy(() -> staff().inviteAgain(ann, invitation))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(PlatformProblem.TOO_MANY_ATTEMPTS));
    }

    private static Callable<Boolean> leaving(Actor actor, PersonId person) {
        return () -> succeeds(() -> staff().remove(actor, person));
    }

    private static Callable<Boolean> unmaking(Actor actor, PersonId person) {
        return () -> succeeds(() -> staff().changeRole(actor, person, Role.ADMIN));
    }

    private static boolean succeeds(Runnable act) {
        try {
            act.run();
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.problem())
                    .isIn(IdentityProblem.LAST_OWNER, IdentityProblem.NOT_ALLOWED);
            return false;
        }
    }

    private static Staff staff() {
        return database.bean(Staff.class);
    }

    private static List<Staff.Colleague> owners(Organization organization) {
        return staff().of(organization.id()).stream()
                .filter(colleague -> colleague.role() == Role.OWNER)
                .toList();
    }
}
