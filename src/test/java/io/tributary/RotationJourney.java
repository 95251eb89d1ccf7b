package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.IssuedKey;
import io.tributary.gateway.Scopes;
import io.tributary.gateway.WantedKey;
import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Grant;
import io.tributary.identity.Limit;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.platform.AdjustableClock;
import io.tributary.platform.Patience;
import io.tributary.platform.PlatformFixtures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A partner replaces a key while its software calls without pause, and no call fails. */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class RotationJourney {
    private static final String PASSWORD = "correct horse battery";
    private static final int CALLERS = 3;
    private static final String TRAITS =
            IntStream.range(0, 32).mapToObj(_ -> "0.4").collect(Collectors.joining(","));

    private final TributaryServer server;
    private final Page page;
    private final OrganizationId organization;
    private final String email = "ann-" + UUID.randomUUID() + "@example.com";
    private final IssuedKey old;

    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong calls = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
    private volatile String current;

    RotationJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.page = browser.page();
        this.organization =
                server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests").id();
        var person = server.bean(Accounts.class).invent(email, "Ann", PASSWORD, false);
        server.bean(Staff.class).employ(organization, person, Role.OWNER);
        server.bean(Entitlements.class)
                .grant(
                        organization,
                        List.of(
                                Grant.limit(Limit.REQUESTS_PER_MINUTE, 1_000_000),
                                Grant.limit(Limit.TEST_PAIRS_PER_DAY, 100_000_000)),
                        new Period(
                                server.bean(InstantSource.class).instant().minusSeconds(1),
                                Instant.MAX),
                        "a test");
        this.old =
                server.bean(ApiKeys.class)
                        .create(
                                AuditTrail.By.thing(organization, "a test"),
                                new WantedKey(
                                        "Checkout",
                                        server.bean(Scopes.class).names(),
                                        false,
                                        List.of(),
                                        null));
        this.current = old.text();
    }

    private int call(String key) {
        return server.send(
                        server.request("/api/v1/compatibility/calculate")
                                .header("Content-Type", "application/json")
                                .header("User-Agent", "checkout/4.2")
                                .header("X-API-Key", key)
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"person1\": {\"traits\": [%s]}, \"person2\": {\"traits\": [%s]}}"
                                                        .formatted(TRAITS, TRAITS))))
                .statusCode();
    }

    private void callWithoutPause() {
        while (!done.get()) {
            try {
                int status = call(current);
                if (status != 200) {
                    failed.add("call " + calls.get() + ": " + status);
                }
            } catch (IllegalStateException unanswered) {
                failed.add("call " + calls.get() + ": " + unanswered);
            }
            calls.incrementAndGet();
        }
    }

    /** Until every caller has finished a call that began after now. */
    private void moreCalls() {
        long enough = calls.get() + 2 * CALLERS;
        Patience.until("every caller was answered", () -> calls.get() >= enough);
    }

    @Test
    void rotates_a_key_under_load_without_a_failed_call() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                IntStream.range(0, CALLERS).forEach(_ -> threads.execute(this::callWithoutPause));
                moreCalls();
                rotate();
                switchOver();
                revokeOnceSafe();
                moreCalls();
            } finally {
                done.set(true);
            }
        }
        assertThat(failed).isEmpty();
        assertThat(calls.get()).isGreaterThan(50);
        assertThat(call(old.text())).isEqualTo(401);
        assertThat(call(current)).isEqualTo(200);
    }

    private void rotate() {
        open("/sign-in");
        page.fill("input[name=email]", email);
        page.fill("input[name=password]", PASSWORD);
        page.click("form[action='/sign-in'] button");
        page.waitForURL("**/partner/**");
        open("/partner/keys/" + old.id());
        page.selectOption("select[name=overlap]", "7");
        press("Rotate key");
        page.waitForURL("**/rotate");
        var fresh = page.innerText("#api-key");
        assertThat(fresh).startsWith("sk_test_").isNotEqualTo(old.text());

        open("/partner/keys/" + old.id());
        page.click("text=Watch the rotation");
        page.waitForSelector("text=Not yet: the new key is not in use");
        current = fresh;
    }

    private void switchOver() {
        moreCalls();
        page.reload();
        page.waitForSelector("text=Not yet: the old key is still in use");
        assertThat(page.locator("main").innerText()).contains("checkout/4.2", "127.0.0.1");
        assertThat(Browser.violations(page)).isEmpty();
    }

    private void revokeOnceSafe() {
        PlatformFixtures.pass(
                server.bean(AdjustableClock.class), Duration.ofHours(24).plusSeconds(1));
        moreCalls();
        page.reload();
        page.waitForSelector("text=Safe to revoke");
        assertThat(page.locator(".figure-card").first().innerText()).contains("0%");
        assertThat(Browser.violations(page)).isEmpty();
        assertThat(failed).as("before the old key is revoked").isEmpty();
        page.click("summary:has-text('Revoke the old key')");
        press("Revoke old key");
        page.waitForSelector("text=“Checkout” is revoked");
    }

    private void open(String path) {
        page.navigate(server.address(path).toString());
    }

    private void press(String words) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}
