package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.UUID;
import java.util.regex.Pattern;

/** A partner's way from signing up to the first live call, ticked step by step. */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class OnboardingJourney {
    private static final Pattern BODY = Pattern.compile("-d '(.*)'", Pattern.DOTALL);

    private final TributaryServer server;
    private final Page page;
    private final String email = "ida-" + UUID.randomUUID() + "@example.com";

    OnboardingJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.page = browser.page();
    }

    @Test
    void leads_from_signing_up_to_the_first_live_call() {
        var testKey = signUp();
        assertThat(steps()).contains("1 of 7 done", "Next: Confirm your e-mail");
        assertThat(Browser.violations(page)).isEmpty();

        open(server.mailedLink(email));
        press("Confirm and sign in");
        page.waitForURL("**/partner/onboarding");
        assertThat(steps()).contains("2 of 7 done", "Next: Make a test call");

        call(testKey);
        page.waitForSelector("text=3 of 7 done");
        assertThat(steps()).as("it ticked itself").contains("Next: Choose a plan");
        assertThat(Browser.violations(page)).isEmpty();

        page.click("a.btn:has-text('Choose a plan')");
        page.waitForURL("**/partner/billing");
        page.locator("button:has-text('Try 14 days')").first().click();
        page.waitForLoadState();
        open("/partner/onboarding");
        assertThat(steps()).contains("4 of 7 done", "Next: Accept the terms");

        acceptTheTerms();
        assertThat(steps()).contains("5 of 7 done", "Next: Create a live key");

        var liveKey = liveKey();
        open("/partner/onboarding");
        assertThat(steps()).contains("6 of 7 done", "Next: Make a live call");
        call(liveKey);
        page.waitForSelector("text=7 of 7 done");

        assertThat(steps())
                .contains("You are live", "Limit from where live keys work", "If you wish");
        assertThat(page.locator("[data-steps] td:has-text('To do')").count()).isZero();
        assertThat(Browser.violations(page)).isEmpty();
        seeTheCalls();
    }

    private String steps() {
        return page.locator("[data-steps]").innerText();
    }

    /** Signs up and answers the key that is shown. */
    private String signUp() {
        open("/partner/signup");
        page.fill("input[name=company_name]", "Ida's Evenings");
        page.fill("input[name=email]", email);
        page.fill("textarea[name=use_case]", "Seat the guests of an evening.");
        page.fill("input[name=password]", "correct horse battery");
        press("Sign up");
        page.waitForURL("**/partner/onboarding");
        assertThat(page.locator("nav[aria-label='What you come for'] [aria-current]").innerText())
                .isEqualTo("Venue");
        return page.innerText("#first-key");
    }

    /** Makes the call that the page says to paste, with that key. */
    private void call(String key) {
        var curl = page.innerText("#sample-0");
        var body = BODY.matcher(curl);
        assertThat(body.find()).as(curl).isTrue();
        var answer = server.post("/api/v1/compatibility/batch", key, body.group(1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void acceptTheTerms() {
        page.click("a.btn:has-text('Accept the terms')");
        page.waitForURL("**/partner/legal");
        var documents =
                page.locator("main a[href^='/partner/legal/']").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .filter(href -> !href.endsWith("/pdf"))
                        .distinct()
                        .toList();
        for (var document : documents) {
            open(document);
            if (page.locator("text=Accept for the organization").count() > 0) {
                page.locator("form[action$='/accept'] input[type=checkbox]")
                        .all()
                        .forEach(box -> box.check());
                press("Accept for the organization");
                page.waitForLoadState();
            }
        }
        open("/partner/onboarding");
    }

    private String liveKey() {
        page.click("a.btn:has-text('Create a live key')");
        page.waitForURL("**/partner/keys/new");
        page.fill("input[name=name]", "Seating");
        page.check("input[name=mode][value=live]");
        press("Create key");
        var key = page.innerText("#api-key");
        assertThat(key).startsWith("sk_live_");
        return key;
    }

    private void seeTheCalls() {
        open("/partner/requests?mode=live");
        assertThat(page.locator("main").innerText())
                .contains("/api/v1/compatibility/batch", "200 OK", "127.0.0.1");
        assertThat(Browser.violations(page)).isEmpty();
        page.locator("a.call-endpoint").first().click();
        page.waitForURL(Pattern.compile(".*/partner/requests/[0-9a-f-]{36}"));
        assertThat(Browser.violations(page)).isEmpty();
    }

    private void press(String button) {
        page.locator("main button:has-text('" + button + "')").first().click();
    }

    private void open(String path) {
        page.navigate(server.address(path).toString());
    }
}
