package io.tributary.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.kernel.OrganizationId;
import io.tributary.notify.Alert;
import io.tributary.notify.Alerts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

@ExtendWith(TributaryServer.Running.class)
class AlertPagesScenarioTests {
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "/partner/alerts";
    private static final Pattern SEEN =
            Pattern.compile("action=\"(" + HOME + "/[0-9a-f-]{36}/seen)\"");

    private final TributaryServer server;
    private final OrganizationId organization;
    private final FormsBrowser owner;

    AlertPagesScenarioTests(TributaryServer server) {
        this.server = server;
        this.organization = organization();
        this.owner = colleague(organization, Role.OWNER);
    }

    private OrganizationId organization() {
        return server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests").id();
    }

    private FormsBrowser colleague(OrganizationId of, Role role) {
        var email = role.code() + "-" + UUID.randomUUID() + "@meander.example";
        var person = server.bean(Accounts.class).invent(email, "Ada", PASSWORD, false);
        server.bean(Staff.class).employ(of, person, role);
        var browser = new FormsBrowser(server);
        assertThat(browser.signIn(email, PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }

    private void raise(String kind, String title) {
        server.bean(Alerts.class)
                .raise(
                        new Alert(
                                organization,
                                kind,
                                title,
                                title,
                                "First <b>this</b>.\nThen that.",
                                "/partner/keys"));
    }

    private static void assertRings(FormsBrowser visitor, String words) {
        assertThat(visitor.get("/partner/keys").body())
                .contains("href=\"" + HOME + "\" aria-label=\"" + words + "\"");
    }

    private static int post(FormsBrowser visitor, String path) {
        return visitor.post(path, Map.of()).statusCode();
    }

    @Test
    void the_bell_rings_until_somebody_has_seen_each_alert() {
        assertThat(owner.get(HOME).body()).contains("Nothing needs your attention");
        assertRings(owner, "Alerts: nothing new");
        raise("usage.threshold", "Half is used");
        raise("errors.rising", "A fifth fails");
        raise("key.expiring", "A key ends");

        assertRings(owner, "Alerts: 3 new");
        var page = owner.get(HOME).body();
        assertThat(page)
                .containsSubsequence("A key ends", "A fifth fails", "Half is used")
                .contains("Keys that expire", "First &lt;b&gt;this&lt;/b&gt;.", "Then that.")
                .contains("Mark all as seen", "href=\"/partner/keys\">Look");

        var first = SEEN.matcher(page);
        assertThat(first.find()).isTrue();
        assertThat(post(owner, first.group(1))).isEqualTo(303);
        assertRings(owner, "Alerts: 2 new");
        assertThat(owner.get(HOME).body()).doesNotContain(first.group(1)).contains("Seen", "New");

        assertThat(post(owner, HOME + "/seen")).isEqualTo(303);
        assertThat(owner.get(HOME).body())
                .contains("2 alerts are marked as seen.", "A fifth fails")
                .doesNotContain("Mark all as seen");
        assertRings(owner, "Alerts: nothing new");
    }

    @Test
    void a_role_is_shown_what_it_may_know_of_and_viewers_mark_nothing() {
        var viewer = colleague(organization, Role.VIEWER);
        raise("usage.threshold", "Half is used");
        raise("key.expiring", "A key ends");

        assertRings(viewer, "Alerts: 1 new");
        assertThat(viewer.get(HOME).body())
                .contains("Half is used")
                .doesNotContain("A key ends", "Mark as seen", "Mark all as seen");
        assertThat(viewer.get(HOME + "/settings").body()).doesNotContain("Keys that expire");
        assertThat(post(viewer, HOME + "/seen")).isEqualTo(403);
        assertRings(owner, "Alerts: 2 new");
    }

    @Test
    void somebody_elses_alert_is_neither_shown_nor_marked() {
        raise("usage.threshold", "Half is used");
        var seen = SEEN.matcher(owner.get(HOME).body());
        assertThat(seen.find()).isTrue();

        var stranger = colleague(organization(), Role.OWNER);
        assertThat(stranger.get(HOME).body()).doesNotContain("Half is used");
        assertRings(stranger, "Alerts: nothing new");
        assertThat(post(stranger, seen.group(1))).isEqualTo(404);
        assertThat(post(stranger, HOME + "/seen")).isEqualTo(303);
        assertRings(owner, "Alerts: 1 new");
    }

    @Test
    void each_person_chooses_what_rings_for_them() {
        var admin = colleague(organization, Role.ADMIN);
        assertThat(owner.get(HOME + "/settings").body())
                .contains("name=\"portal:usage.threshold\" checked");

        var saved = owner.post(HOME + "/settings", Map.of("portal:errors.rising", "on"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(owner.get(HOME + "/settings").body())
                .contains("Saved.", "name=\"portal:errors.rising\" checked")
                .doesNotContain("name=\"portal:usage.threshold\" checked");

        raise("usage.threshold", "Half is used");
        assertRings(owner, "Alerts: nothing new");
        assertThat(owner.get(HOME).body()).doesNotContain("Half is used");
        assertRings(admin, "Alerts: 1 new");
    }
}
