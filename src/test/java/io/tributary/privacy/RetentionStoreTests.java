package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.Actor;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RetentionRule;
import io.tributary.platform.Jobs;
import io.tributary.platform.Mails;
import io.tributary.platform.Postbox;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.UUID;

class RetentionStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(TestDatabase.module("identity"), PrivacyConfiguration.class)
                    .withoutJobs();

    @Test
    void mail_is_deleted_after_as_many_days_as_the_house_says_and_the_run_is_kept() {
        var old = post();
        database.pass(Duration.ofDays(20));
        var young = post();
        retention().keepFor("platform.mail", 10);

        var run = retention().run("platform.mail");

        assertThat(run.removed()).isPositive();
        assertThat(run.days()).isEqualTo(10);
        assertThat(database.bean(Mails.class).recent(100))
                .extracting(Mails.Kept::recipient)
                .contains(young)
                .doesNotContain(old);
        assertThat(retention().rules())
                .filteredOn(kept -> kept.rule().name().equals("platform.mail"))
                .singleElement()
                .satisfies(
                        kept -> {
                            assertThat(kept.days()).isEqualTo(10);
                            assertThat(kept.last()).isNotNull();
                        });
    }

    @Test
    void an_invitation_that_ran_out_gives_its_seat_back() {
        var company = database.bean(Organizations.class).found("River", Tier.STARTER, "x").id();
        var owner = PrivacyFixtures.somebody(database);
        var staff = database.bean(Staff.class);
        staff.employ(company, owner, Role.OWNER);
        var actor = new Actor(owner.id(), owner.name(), owner.email(), company, Role.OWNER, false);
        for (int seat = 0; seat < 4; seat++) {
            staff.invite(actor, "x" + seat + "@example.com", Role.VIEWER);
        }
        assertThatThrownBy(() -> staff.invite(actor, "y@example.com", Role.VIEWER))
                .isInstanceOf(ProblemException.class);
        database.pass(Staff.INVITATION_LIFE.plusDays(91));

        assertThat(retention().run("identity.invitations").removed()).isEqualTo(4);

        assertThat(staff.invitations(company)).isEmpty();
        staff.invite(actor, "y@example.com", Role.VIEWER);
    }

    @Test
    void what_was_agreed_to_is_forgotten_three_years_after_it_was_taken_back_and_not_before() {
        var consents = database.bean(Consents.class);
        var leaver = PrivacyFixtures.somebody(database).id();
        var stayer = PrivacyFixtures.somebody(database).id();
        consents.give(leaver, Purpose.MARKETING, 1, "a test");
        consents.give(stayer, Purpose.MARKETING, 1, "a test");
        consents.withdraw(leaver, Purpose.MARKETING, "a test");
        database.pass(Duration.ofDays(3 * 365 - 1));
        retention().run("privacy.consents");
        assertThat(consents.history(leaver)).hasSize(2);
        database.pass(Duration.ofDays(2));

        retention().run("privacy.consents");

        assertThat(consents.history(leaver)).isEmpty();
        assertThat(consents.has(stayer, Purpose.MARKETING)).isTrue();
        assertThat(consents.history(stayer)).hasSize(1);
    }

    @Test
    void each_rule_runs_once_a_day_as_a_job_of_its_own() {
        database.bean(Jobs.class).start();
        database.bean(Jobs.class).advance(Duration.ofDays(1).plusMinutes(5));
        database.bean(Jobs.class).stop();
        assertThat(retention().rules())
                .hasSizeGreaterThan(6)
                .extracting(kept -> kept.last() == null ? kept.rule().name() : "ran")
                .containsOnly("ran");
    }

    @Test
    void a_rule_that_is_not_there_is_not_found_and_one_that_keeps_nothing_cannot_be() {
        assertThatThrownBy(() -> retention().run("nothing")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new RetentionRule("a.b", "x", "y", 0, _ -> 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String post() {
        var recipient = UUID.randomUUID() + "@example.com";
        database.transactions()
                .run(
                        Scope.system("a test"),
                        () ->
                                database.bean(Postbox.class)
                                        .post(null, recipient, "Hello", "Hello."));
        return recipient;
    }

    private static Retention retention() {
        return database.bean(Retention.class);
    }
}
