package io.tributary.notify;

import static io.tributary.notify.NotifyFixtures.assertProblem;
import static io.tributary.notify.NotifyFixtures.organization;
import static io.tributary.notify.NotifyFixtures.ownerOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Mails;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class AlertStoreTests {
    @RegisterExtension static final TestDatabase database = NotifyFixtures.database();

    private final Alerts alerts = database.bean(Alerts.class);
    private final OrganizationId organization = organization(database).organization();
    private final Actor owner = actor(ownerOf(organization), Role.OWNER);

    private Actor actor(String email, Role role) {
        return database.bean(Staff.class).of(organization).stream()
                .filter(one -> one.email().equals(email))
                .findFirst()
                .map(one -> new Actor(one.person(), one.name(), email, organization, role, false))
                .orElseThrow();
    }

    private Actor employ(Role role) {
        var email = role.code() + "-" + UUID.randomUUID() + "@example.com";
        var person =
                database.bean(Accounts.class).invent(email, "Ben", "correct horse battery", false);
        database.bean(Staff.class).employ(organization, person, role);
        return actor(email, role);
    }

    private boolean flood(String occasion) {
        return alerts.raise(
                new Alert(
                        organization,
                        "flood.rising",
                        occasion,
                        "The water rises at " + occasion,
                        "Go up the hill.",
                        "/partner/flood"));
    }

    private List<String> mails(String email) {
        return database.bean(Mails.class).recent(200).stream()
                .filter(mail -> mail.recipient().equals(email))
                .map(Mails.Kept::subject)
                .toList();
    }

    private List<String> titles(Actor actor) {
        return alerts.of(actor, null, 10).items().stream().map(RaisedAlert::title).toList();
    }

    @Test
    void the_same_occasion_is_told_once_and_another_one_again() {
        assertThat(flood("Basel")).isTrue();
        assertThat(flood("Basel")).isFalse();
        assertThat(flood("Cologne")).isTrue();

        assertThat(titles(owner))
                .containsExactly("The water rises at Cologne", "The water rises at Basel");
        assertThat(mails(owner.email())).hasSize(2);
        assertThat(alerts.unseen(organization, owner.email())).isEqualTo(2);
    }

    @Test
    void an_alert_that_is_rolled_back_was_never_raised() {
        try {
            database.transactions()
                    .run(
                            Scope.of(organization),
                            () -> {
                                flood("Mainz");
                                throw new IllegalStateException("no");
                            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("no");
        }

        assertThat(titles(owner)).isEmpty();
        assertThat(mails(owner.email())).isEmpty();
        assertThat(flood("Mainz")).isTrue();
    }

    @Test
    void each_person_chooses_the_ways_for_each_kind() {
        var developer = employ(Role.DEVELOPER);
        alerts.choose(owner, Map.of("flood.rising", new AlertChoice(false, true)));
        alerts.choose(developer, Map.of("flood.rising", new AlertChoice(true, false)));

        flood("Basel");

        assertThat(mails(owner.email())).isEmpty();
        assertThat(titles(owner)).hasSize(1);
        assertThat(mails(developer.email())).containsExactly("The water rises at Basel");
        assertThat(titles(developer)).isEmpty();
        assertThat(alerts.unseen(organization, developer.email())).isZero();
    }

    @Test
    void nobody_is_told_what_their_role_may_not_know() {
        var viewer = employ(Role.VIEWER);
        alerts.choose(viewer, Map.of("treasure.found", new AlertChoice(true, true)));

        alerts.raise(
                new Alert(organization, "treasure.found", "x", "Gold", "Much gold.", "/partner/x"));

        assertThat(titles(viewer)).isEmpty();
        assertThat(mails(viewer.email())).isEmpty();
        assertThat(alerts.choices(viewer).keySet())
                .extracting(AlertKind::code)
                .containsExactly("flood.rising");
        assertThat(titles(owner)).containsExactly("Gold");
        var gold = alerts.of(owner, null, 1).items().getFirst().id();
        assertProblem(PlatformProblem.NOT_FOUND, () -> alerts.see(viewer, gold));
    }

    @Test
    void seen_by_one_is_seen_by_all_and_by_no_other_organization() {
        var developer = employ(Role.DEVELOPER);
        flood("Basel");
        flood("Cologne");
        var newest = alerts.of(owner, null, 1).items().getFirst().id();
        var stranger =
                new Actor(
                        owner.person(),
                        "Ada",
                        owner.email(),
                        organization(database).organization(),
                        Role.OWNER,
                        false);

        assertProblem(PlatformProblem.NOT_FOUND, () -> alerts.see(stranger, newest));
        alerts.see(developer, newest);

        assertThat(alerts.unseen(organization, owner.email())).isEqualTo(1);
        assertThat(alerts.seeAll(owner)).isEqualTo(1);
        assertThat(alerts.seeAll(owner)).isZero();
        assertThat(alerts.of(stranger, null, 10).items()).isEmpty();
    }

    @Test
    void a_webhook_tells_of_it_once() {
        var told = Event.of(NotifyFixtures.RAINED).with("number", 4L);
        var alert = new Alert(organization, "flood.rising", "Bonn", "Rain", "Rain.", "/partner/x");

        assertThat(alerts.raise(alert, told)).isTrue();
        assertThat(alerts.raise(alert, told)).isFalse();

        assertThat(
                        database.transactions()
                                .in(
                                        Scope.of(organization),
                                        () ->
                                                database.sql()
                                                        .sql("select payload from notify.message")
                                                        .query(String.class)
                                                        .list()))
                .singleElement()
                .asString()
                .contains("rain.fallen");
    }

    @Test
    void a_kind_that_nobody_declared_and_a_page_of_another_house_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                alerts.raise(
                                        new Alert(organization, "no.kind", "x", "T", "t", "/x")));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Alert(organization, "flood.rising", "x", "T", "t", "//evil.org"));
    }

    @Test
    void old_alerts_are_forgotten() {
        flood("Basel");
        database.pass(Alerts.KEPT.plus(Duration.ofDays(1)));
        alerts.forgetOld();

        assertThat(titles(owner)).isEmpty();
    }
}
