package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.tributary.kernel.RequestId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A partner's first hour: sign up, a key, a call, the dashboard; later days: keys and passkeys. */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class PartnerJourney {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final Page page;
    private final String email = "ann-" + UUID.randomUUID() + "@example.com";

    PartnerJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.page = browser.page();
    }

    @Test
    void leads_from_signing_up_to_a_call_on_the_dashboard() {
        var key = signUp();
        assertThat(Browser.violations(page)).isEmpty();
        page.reload();
        assertThat(page.content()).as("the key is shown once").doesNotContain(key);
        page.navigate(server.address("/partner/dashboard").toString());
        assertThat(page.url()).as("nobody owns it yet").contains("/sign-in");

        var answer = call(key);
        assertThat(answer.statusCode()).isEqualTo(200);
        var request = answer.headers().firstValue(RequestId.HEADER).orElseThrow();
        confirm();
        assertThat(page.locator("[data-steps]").innerText()).contains("3 of 7 done");
        page.click("text=Open the dashboard");
        page.waitForURL("**/partner/dashboard");

        assertThat(page.locator("#calls").innerText())
                .contains(request)
                .contains("/api/v1/compatibility/calculate");
        assertThat(page.locator(".figure-card").first().innerText()).contains("1,999");
        assertThat(page.locator("section[aria-labelledby=keys] tbody tr").first().innerText())
                .contains(key.substring(0, 12));

        signOut();
        signIn("not the password");
        page.waitForSelector("text=do not go together");
        signIn(PASSWORD);
        page.waitForURL("**/partner/dashboard");
        assertThat(page.locator("#calls").innerText()).contains(request);
    }

    @Test
    void makes_rotates_and_revokes_a_key() {
        signUp();
        confirm();

        open("/partner/keys/new");
        page.fill("input[name=name]", "Checkout");
        press("Create key");
        var first = page.innerText("#api-key");
        assertThat(call(first).statusCode()).isEqualTo(200);
        assertThat(Browser.violations(page)).isEmpty();

        openKey();
        page.selectOption("select[name=overlap]", "0");
        press("Rotate key");
        page.waitForURL("**/rotate");
        var second = page.innerText("#api-key");
        assertThat(call(first).statusCode()).as("rotated without overlap").isEqualTo(401);
        assertThat(call(second).statusCode()).isEqualTo(200);

        openKey();
        assertThat(page.content()).doesNotContain(second);
        page.click("text=Revoke this key");
        press("Revoke key");
        page.waitForSelector("text=“Checkout” is revoked");
        assertThat(call(second).statusCode()).isEqualTo(401);
    }

    @Test
    void comes_back_with_a_passkey_and_no_password() {
        var authenticator = attachAuthenticator();
        signUp();
        confirm();

        open("/account");
        page.fill("#passkey-label", "Test phone");
        press("Add a passkey");
        page.waitForSelector("th:has-text('Test phone')");
        assertThat(Browser.violations(page)).isEmpty();
        signOut();
        open("/sign-in?next=%2Fpartner%2Fkeys");
        press("Sign in with a passkey");
        page.waitForURL("**/partner/keys");
        assertThat(page.locator("h1").innerText()).isEqualTo("API keys");

        open("/account");
        press("Remove Test phone");
        page.waitForSelector("text=You have no passkey yet.");
        signOut();
        open("/sign-in");
        press("Sign in with a passkey");
        page.waitForSelector("[data-passkey-error]:not([hidden])");
        authenticator.detach();
    }

    /** Signs up and answers the key that is shown. */
    private String signUp() {
        open("/partner/signup");
        page.fill("input[name=company_name]", "Northwind Dating");
        page.fill("input[name=email]", email);
        page.fill("textarea[name=use_case]", "Score pairs before we suggest them.");
        page.fill("input[name=password]", PASSWORD);
        press("Sign up");
        page.waitForURL("**/partner/onboarding");
        var key = page.innerText("#first-key");
        assertThat(key).startsWith("sk_test_");
        return key;
    }

    /** Follows the mailed link; the page it opens asks before it does anything. */
    private void confirm() {
        open(server.mailedLink(email));
        press("Confirm and sign in");
        page.waitForURL("**/partner/onboarding");
    }

    private void signOut() {
        page.click("[popovertarget=person-menu]");
        press("Sign out", "#person-menu");
        page.waitForURL("**/sign-in**");
        open("/partner/dashboard");
        assertThat(page.url()).contains("/sign-in");
    }

    private void signIn(String password) {
        open("/sign-in");
        page.fill("input[name=email]", email);
        page.fill("input[name=password]", password);
        page.click("form[action='/sign-in'] button");
    }

    private void openKey() {
        open("/partner/keys");
        page.locator("a:text-is('Checkout')").first().click();
    }

    private HttpResponse<String> call(String key) {
        return server.post(
                "/api/v1/compatibility/calculate",
                key,
                "{\"person1\": {\"traits\": [%s]}, \"person2\": {\"traits\": [%s]}}"
                        .formatted(traits("0.4"), traits("0.6")));
    }

    private static String traits(String each) {
        return IntStream.range(0, 32).mapToObj(_ -> each).collect(Collectors.joining(","));
    }

    /** A device that holds passkeys and always finds its owner present. */
    private CDPSession attachAuthenticator() {
        var session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        var device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        for (var ability :
                List.of(
                        "hasResidentKey",
                        "hasUserVerification",
                        "isUserVerified",
                        "automaticPresenceSimulation")) {
            device.addProperty(ability, true);
        }
        var options = new JsonObject();
        options.add("options", device);
        session.send("WebAuthn.addVirtualAuthenticator", options);
        return session;
    }

    private void open(String path) {
        page.navigate(server.address(path).toString());
    }

    private void press(String words) {
        press(words, "main");
    }

    private void press(String words, String within) {
        page.locator(within)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}
