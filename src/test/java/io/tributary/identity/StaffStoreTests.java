package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.regex.Pattern;

class StaffStoreTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

    @Test
    void whoever_accepts_works_for_the_organization_in_that_role() {
        var owner = owner("a");
        staff().invite(owner, "eve@example.com", Role.DEVELOPER);
        var token = mailed("eve@example.com");
        assertThat(staff().offer(token)).isPresent();

        var joined = staff().accept(token).orElseThrow();

        assertThat(joined.organization()).isEqualTo(owner.organization());
        assertThat(staff().of(owner.organization()))
                .filteredOn(colleague -> colleague.person().equals(joined.person().id()))
                .singleElement()
                .extracting(Staff.Colleague::role)
                .isEqualTo(Role.DEVELOPER);
        assertThat(staff().accept(token)).as("a second time").isEmpty();
        assertThat(staff().invitations(owner.organization())).isEmpty();
    }

    @Test
    void an_invitation_waits_for_a_week() {
        var owner = owner("b");
        staff().invite(owner, "fay@example.com", Role.VIEWER);
        var token = mailed("fay@example.com");

        database.pass(Duration.ofDays(7));

        assertThat(staff().accept(token)).isEmpty();
    }

    @Test
    void sending_again_kills_the_old_link_and_withdrawing_kills_the_new_one() {
        var owner = owner("c");
        staff().invite(owner, "gus@example.com", Role.VIEWER);
        var old = mailed("gus@example.com");
        var id = staff().invitations(owner.organization()).getFirst().id();

        staff().inviteAgain(owner, id);
        var fresh = mailed("gus@example.com");
        assertThat(staff().offer(old)).isEmpty();
        assertThat(staff().offer(fresh)).isPresent();

        staff().withdraw(owner, id);
        assertThat(staff().accept(fresh)).isEmpty();
    }

    @Test
    void seats_run_out_and_come_back() {
        var owner = owner("d");
        for (int i = 1; i < 5; i++) {
            staff().invite(owner, "seat" + i + "@example.com", Role.VIEWER);
        }
        assertThatThrownBy(() -> staff().invite(owner, "seat5@example.com", Role.VIEWER))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem()).isEqualTo(IdentityProblem.NO_SEAT));

        staff().withdraw(owner, staff().invitations(owner.organization()).getFirst().id());

        staff().invite(owner, "seat5@example.com", Role.VIEWER);
        assertThat(staff().invitations(owner.organization())).hasSize(4);
    }

    @Test
    void nobody_is_invited_twice() {
        var owner = owner("e");
        staff().invite(owner, "hal@example.com", Role.VIEWER);

        assertThatThrownBy(() -> staff().invite(owner, "hal@example.com", Role.ADMIN))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> staff().invite(owner, owner.email(), Role.ADMIN))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void another_organizations_invitation_is_not_there() {
        var river = owner("f");
        var brook = owner("g");
        staff().invite(river, "ida@example.com", Role.VIEWER);
        var id = staff().invitations(river.organization()).getFirst().id();

        assertThatThrownBy(() -> staff().withdraw(brook, id)).hasMessage("There is nothing here.");
        assertThatThrownBy(() -> staff().inviteAgain(brook, id))
                .hasMessage("There is nothing here.");
        assertThatThrownBy(() -> staff().remove(brook, river.person()))
                .hasMessage("There is nothing here.");
    }

    private static Staff staff() {
        return database.bean(Staff.class);
    }

    private static Actor owner(String name) {
        var organization = IdentityFixtures.organization(database, Tier.STARTER);
        return IdentityFixtures.staff(
                database, organization, "owner-" + name + "@example.com", Role.OWNER);
    }

    private static String mailed(String email) {
        var body =
                database.bean(Mails.class).recent(100).stream()
                        .filter(mail -> mail.recipient().equals(email))
                        .findFirst()
                        .map(Mails.Kept::body)
                        .orElseThrow();
        var token = TOKEN.matcher(body);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
