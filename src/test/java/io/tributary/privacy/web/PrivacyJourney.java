package io.tributary.privacy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.tributary.Browser;
import io.tributary.TributaryServer;
import io.tributary.compatibility.Participants;
import io.tributary.identity.Accounts;
import io.tributary.identity.Person;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;

/** A person agrees to matching and takes it back, takes their data along, and is erased. */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class PrivacyJourney {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final Page page;
    private final Page friend;
    private final Person person;

    PrivacyJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.page = browser.page();
        this.friend = browser.page();
        this.person =
                server.bean(Accounts.class)
                        .invent(
                                "ida-" + UUID.randomUUID() + "@example.com",
                                "Ida",
                                PASSWORD,
                                false);
        signIn();
    }

    @Test
    void taking_the_consent_back_takes_a_person_out_of_matching() {
        take(page);
        page.getByText("Read what it means").click();
        isSound(page);
        press(page, "Agree");
        page.waitForSelector("text=You have taken part since");
        assertThat(server.bean(Participants.class).find(person.id())).isPresent();
        open(page, "/assessment/statements/result");
        page.getByLabel("Invite whoever opens it").check();
        press(page, "Make a link");
        var link = page.locator(".link input").first().inputValue();
        take(friend);
        open(friend, link.substring(link.indexOf("/assessment")));
        press(friend, "Compare the two of us");
        assertThat(friend.locator("h1").innerText()).isEqualTo("The two of you");

        open(page, "/account/privacy");
        isSound(page);
        page.click("form[action$='/consents/matching/withdraw'] button");
        page.waitForSelector("text=It has ended already");

        assertThat(server.bean(Participants.class).find(person.id())).isEmpty();
        assertThat(friend.reload().status()).isEqualTo(404);
        open(page, "/assessment/statements/matching");
        assertThat(page.content()).doesNotContain("You have taken part since");
    }

    @Test
    void a_person_reads_their_data_and_takes_it_along() throws IOException {
        open(page, "/account/privacy");
        page.getByText("Look at my data").click();
        assertThat(page.locator("main").innerText()).contains(person.email(), "Your account");
        isSound(page);
        open(page, "/account/privacy");

        var file = page.waitForDownload(() -> press(page, "Download my data"));

        assertThat(file.suggestedFilename()).isEqualTo("my-data.json");
        assertThat(Files.readString(file.path())).contains(person.email(), "identity.person");
    }

    @Test
    void a_person_is_erased_by_two_steps_and_reads_the_receipt() {
        open(page, "/account/privacy");
        page.getByText("See what would be erased").click();
        isSound(page);
        page.fill("input[name=email]", person.email());
        press(page, "Mail me the link");
        page.waitForSelector("text=You asked to be erased");
        open(page, server.mailedLink(person.email()));
        isSound(page);
        press(page, "Erase me");
        page.waitForURL("**/privacy/receipts/*");
        assertThat(page.locator("h1").innerText()).isEqualTo("Receipt of an erasure");
        isSound(page);
        assertThat(page.content()).doesNotContain(person.email());

        open(page, "/account");
        assertThat(page.url()).contains("/sign-in");
        assertThat(server.bean(Accounts.class).find(person.id())).isEmpty();
    }

    private void signIn() {
        open(page, "/sign-in");
        page.fill("input[name=email]", person.email());
        page.fill("input[name=password]", PASSWORD);
        page.click("form[action='/sign-in'] button");
        page.waitForURL("**/account");
    }

    private void take(Page visitor) {
        for (int step = 1; step <= 7; step++) {
            open(visitor, "/assessment/statements/" + step);
            visitor.evaluate(
                    """
                    document.querySelectorAll('fieldset.question').forEach((question, index) =>
                        question.querySelectorAll('input')[index % 4].checked = true)
                    """);
            visitor.click("button[name=go][value=on]");
        }
        visitor.waitForURL("**/assessment/statements/result");
    }

    private void open(Page visitor, String path) {
        visitor.navigate(server.address(path).toString());
    }

    private static void press(Page visitor, String words) {
        visitor.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    private static void isSound(Page visitor) {
        assertThat(Browser.violations(visitor)).isEmpty();
    }
}
