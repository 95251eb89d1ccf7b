package io.tributary.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.billing.Subscriptions;
import io.tributary.identity.Accounts;
import io.tributary.identity.Approvals;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.kernel.Period;
import io.tributary.platform.Failure;
import io.tributary.platform.Failures;
import io.tributary.platform.Patience;
import io.tributary.platform.Scope;
import io.tributary.platform.Switch;
import io.tributary.platform.Switches;
import io.tributary.platform.Transactions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The desk, as somebody who runs the house uses it. */
@ExtendWith(TributaryServer.Running.class)
class DeskScenarioTests {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final FormsBrowser operator;
    private final Organization mill;

    DeskScenarioTests(TributaryServer server) {
        this.server = server;
        var email = UUID.randomUUID() + "@example.com";
        server.bean(Accounts.class).invent(email, "Op", PASSWORD, true);
        this.operator = new FormsBrowser(server);
        operator.signIn(email, PASSWORD);
        this.mill =
                server.bean(Organizations.class)
                        .found("Mill " + UUID.randomUUID(), Tier.STARTER, "to grind");
    }

    @Test
    void parked_work_is_seen_tried_again_and_given_up() {
        var instance = UUID.randomUUID().toString();
        park("notify.deliver", instance);

        assertThat(operator.get("/operator").body()).contains("Parked jobs");
        assertThat(operator.get("/operator/jobs").body()).contains(instance);
        assertThat(notice("/operator/jobs/dismiss", "notify.deliver", instance))
                .contains("It is given up.");
        assertThat(operator.get("/operator/jobs").body()).doesNotContain(instance);
        assertThat(notice("/operator/jobs/retry", "notify.deliver", instance))
                .contains("not parked any more");
    }

    @Test
    void organizations_are_found_by_name_and_by_id() {
        for (var text : List.of(mill.companyName().replace(' ', '+'), mill.id().toString())) {
            assertThat(operator.get("/operator/organizations?q=" + text).body())
                    .contains("/operator/organizations/" + mill.id());
        }
        assertThat(operator.get("/operator/organizations?q=" + UUID.randomUUID()).body())
                .contains("Nothing found");
    }

    @Test
    void organizations_are_filtered_by_status_and_by_plan() {
        var name = mill.companyName().replace(' ', '+');
        var shown = "/operator/organizations/" + mill.id();

        assertThat(found(name, "", "active")).contains(shown);
        assertThat(found(name, "", "suspended")).contains("Nothing found").doesNotContain(shown);
        assertThat(found(name, "none", "")).contains(shown);
        assertThat(found(name, "api-starter", "")).doesNotContain(shown);

        server.bean(Subscriptions.class)
                .startTrial(AuditTrail.By.thing(mill.id(), "test"), "api-starter");
        assertThat(found(name, "api-starter", "active")).contains(shown);
        assertThat(found(name, "none", "")).doesNotContain(shown);
    }

    private String found(String text, String plan, String status) {
        return operator.get(
                        "/operator/organizations?q=" + text + "&plan=" + plan + "&status=" + status)
                .body();
    }

    @Test
    void an_organization_is_suspended_with_a_reason_and_reactivated() {
        var path = "/operator/organizations/" + mill.id();
        server.bean(Entitlements.class)
                .grant(
                        mill.id(),
                        List.of(Grant.feature(Feature.LIVE_API)),
                        new Period(Instant.EPOCH, Instant.MAX),
                        "test");

        operator.post(path + "/suspend", Map.of("reason", " "));
        assertThat(operator.get(path).body()).contains("Nothing was done.");
        operator.post(path + "/suspend", Map.of("reason", "the millrace is dry"));

        assertThat(server.bean(Entitlements.class).of(mill.id()).has(Feature.LIVE_API)).isFalse();
        assertThat(operator.get(path).body())
                .contains("Suspended")
                .contains("organization.suspended")
                .contains("The organization is suspended.");

        operator.post(path + "/reactivate", Map.of("reason", "it rained"));
        assertThat(server.bean(Entitlements.class).of(mill.id()).has(Feature.LIVE_API)).isTrue();
    }

    @Test
    void live_calls_are_granted_by_contract_until_a_day_to_come() {
        var path = "/operator/organizations/" + mill.id() + "/live-api";

        operator.post(path, Map.of("contract", "M-1", "until", "2001-01-01"));
        assertThat(operator.get("/operator/organizations/" + mill.id()).body())
                .contains("The day has passed.")
                .contains("M-1");
        var until = LocalDate.now(ZoneOffset.UTC).plusYears(40).toString();
        operator.post(path, Map.of("contract", "M-1", "until", until));

        assertThat(server.bean(Entitlements.class).of(mill.id()).has(Feature.LIVE_API)).isTrue();
    }

    @Test
    void the_day_s_health_is_kept_and_shown() {
        server.bean(HealthScores.class).keepToday();

        assertThat(server.bean(HealthScores.class).trend(mill.id())).hasSize(1);
        assertThat(operator.get("/operator/organizations?q=" + mill.id()).body())
                .contains("of 100");
        assertThat(operator.get("/operator/organizations/" + mill.id()).body())
                .contains("Too new to have a trend");
    }

    @Test
    void an_error_is_seen_resolved_and_opened_again() {
        var where = "the sluice of " + UUID.randomUUID();
        LoggerFactory.getLogger(DeskScenarioTests.class)
                .atError()
                .addKeyValue("doing", where)
                .setCause(new IllegalCallerException("secret words"))
                .log("it broke");
        var failures = server.bean(Failures.class);
        var group = awaited(failures, where);

        assertThat(operator.get("/operator/errors").body())
                .contains(where)
                .doesNotContain("secret words");
        operator.post("/operator/errors/" + group + "/resolve", Map.of());
        assertThat(failures.newest(true)).noneMatch(one -> one.doing().equals(where));
        operator.post("/operator/errors/" + group + "/reopen", Map.of());
        assertThat(failures.newest(true)).anyMatch(one -> one.doing().equals(where));
    }

    @Test
    void a_switch_is_put_over_for_one_organization_with_a_reason() {
        var each =
                server.bean(Switches.class).all().stream()
                        .map(Switches.Standing::what)
                        .filter(Switch::each)
                        .findFirst()
                        .orElseThrow();
        var fields =
                Map.of(
                        "what",
                        each.name(),
                        "position",
                        "off",
                        "organization",
                        mill.id().toString(),
                        "reason",
                        "it floods");

        assertThat(operator.post("/operator/switches", Map.of("what", each.name())).statusCode())
                .isEqualTo(400);
        operator.post("/operator/switches", fields);

        assertThat(operator.get("/operator/switches").body())
                .contains(mill.companyName() + ": Off")
                .contains("it floods");
        assertThat(operator.get("/operator/organizations/" + mill.id()).body())
                .contains("switch.put-over");
    }

    @Test
    void an_entry_by_hand_waits_for_somebody_else() {
        var fields =
                Map.of(
                        "day", "2026-01-01",
                        "currency", "JPY",
                        "reason", "a coin " + UUID.randomUUID(),
                        "account1", "rounding",
                        "debit1", "7",
                        "account2", "bank",
                        "credit2", "7");

        var wrong = new TreeMap<>(fields);
        wrong.put("credit2", "8");
        assertThat(operator.post("/operator/approvals/entry", wrong).body())
                .contains("Debits and credits differ by JPY 1.");
        operator.post("/operator/approvals/entry", fields);

        assertThat(operator.get("/operator/approvals").body())
                .contains(fields.get("reason"))
                .contains("You asked for this.");
        var asked =
                server.bean(Approvals.class).newest().stream()
                        .filter(one -> one.reason().equals(fields.get("reason")))
                        .findFirst()
                        .orElseThrow();
        operator.post("/operator/approvals/" + asked.id(), Map.of("decision", "approve"));
        assertThat(operator.get("/operator/approvals").body())
                .contains("You asked for this yourself.");
    }

    @Test
    void the_launch_list_says_what_is_true_and_takes_attestations() {
        assertThat(operator.get("/operator/launch").body())
                .contains("Before the launch")
                .contains("Still as invented for the demo: tributary.legal-entity.iban")
                .contains("Only a human can know: which lawyer");

        operator.post("/operator/launch/legal", Map.of("done", "yes", "note", "by Portia"));
        assertThat(operator.get("/operator/launch").body()).contains("by Portia");
        assertThat(
                        operator.post(
                                        "/operator/launch/limits",
                                        Map.of("done", "yes", "note", "I say so"))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_partners_use_and_who_stays_is_shown() {
        int present = server.bean(Operators.class).present().size();

        assertThat(present).isPositive();
        assertThat(operator.get("/operator/partners").body())
                .contains("Organizations that have not left: " + present + ".")
                .contains("Webhooks", "Signed calls", "White label", "Own domain", "OpenID Connect")
                .contains("Retention")
                .contains("First answer, median");
    }

    private static String awaited(Failures failures, String doing) {
        Patience.until("the error is written", () -> fingerprint(failures, doing).isPresent());
        return fingerprint(failures, doing).orElseThrow();
    }

    private static Optional<String> fingerprint(Failures failures, String doing) {
        return failures.newest(true).stream()
                .filter(group -> group.doing().equals(doing))
                .map(Failure::fingerprint)
                .findFirst();
    }

    private String notice(String path, String job, String instance) {
        operator.post(path, Map.of("job", job, "instance", instance));
        return operator.get("/operator/jobs").body();
    }

    private void park(String job, String instance) {
        server.bean(Transactions.class)
                .run(
                        Scope.system("test"),
                        () ->
                                server.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                                        .sql(
                                                """
                                                insert into platform.parked_job
                                                       (job, instance, data, attempts, reason, parked_at)
                                                values (:job, :instance, '', 3, 'no way through', now())
                                                """)
                                        .param("job", job)
                                        .param("instance", instance)
                                        .update());
    }
}
