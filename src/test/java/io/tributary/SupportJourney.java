package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;

import io.tributary.identity.Accounts;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A partner opens a ticket with a file; somebody who runs the house finds it in the queue, saves
 * the file, notes, answers; the partner reads the answer on a phone and says how content they are.
 */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class SupportJourney {
    private static final String PASSWORD = "correct horse battery";
    private static final String LOG = "20:14:03 POST /api/v1/compatibility/batch 503\n";

    private final TributaryServer server;
    private final Browser browser;
    private final String subject = "Batches answer 503 " + UUID.randomUUID();

    SupportJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    @Test
    void leads_from_a_question_with_a_file_to_a_rating() throws Exception {
        var organization =
                server.bean(Organizations.class)
                        .found("Meander Ltd", Tier.PROFESSIONAL, "to test")
                        .id();
        var email = "ada-" + UUID.randomUUID() + "@meander.example";
        var person = server.bean(Accounts.class).invent(email, "Ada Lindqvist", PASSWORD, false);
        server.bean(Staff.class).employ(organization, person, Role.DEVELOPER);
        var operator = "mira-" + UUID.randomUUID() + "@house.example";
        server.bean(Accounts.class).invent(operator, "Mira Chen", PASSWORD, true);

        var path = ask(signedIn(browser.page(), email));
        answer(signedIn(browser.page(), operator));
        rate(signedIn(browser.page(390, ColorScheme.DARK), email), path);
    }

    private Page signedIn(Page page, String email) {
        open(page, "/sign-in");
        page.fill("input[name=email]", email);
        page.fill("input[name=password]", PASSWORD);
        page.click("form[action='/sign-in'] button");
        page.waitForURL(address -> !address.contains("/sign-in"));
        return page;
    }

    private void open(Page page, String path) {
        page.navigate(server.address(path).toString());
    }

    /** Opens the ticket and answers where it stands. */
    private String ask(Page page) {
        open(page, "/partner/support");
        assertThat(page.locator("main").innerText())
                .contains("Priority support", "8 business hours");
        page.click("text=Open ticket >> nth=0");
        page.fill("[name=subject]", subject);
        page.selectOption("[name=category]", "trouble");
        page.fill("[name=body]", "Since this evening.\nThe log is attached.");
        page.setInputFiles("[name=files]", file("run.exe", "MZ"));
        assertThat(Browser.violations(page)).isEmpty();
        page.click("main button:has-text('Open ticket')");
        page.waitForSelector("text=run.exe is not a PDF");
        assertThat(page.inputValue("[name=subject]")).isEqualTo(subject);

        page.setInputFiles("[name=files]", file("batch.log", LOG));
        page.click("main button:has-text('Open ticket')");
        page.waitForURL("**/partner/support/*-*");
        assertThat(page.locator("main").innerText())
                .contains("Since this evening.", "batch.log", "Open", "Running");
        assertThat(Browser.violations(page)).isEmpty();
        return java.net.URI.create(page.url()).getPath();
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(
                name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(Page page) throws Exception {
        open(page, "/operator/support");
        assertThat(Browser.violations(page)).isEmpty();
        page.click("text=" + subject);
        assertThat(saved(page)).isEqualTo(LOG);

        page.fill("[name=note]", "One server was away at 20:14.");
        page.click("text=Keep note");
        page.waitForSelector("text=Note, not shown to the partner");
        page.selectOption("[name=canned]", "It is mended");
        page.click("text=Fill in");
        assertThat(page.inputValue("[name=body]")).startsWith("This is mended now.");
        assertThat(page.isChecked("input[value=solved][type=radio]")).isTrue();
        assertThat(Browser.violations(page)).isEmpty();
        page.click("text=Send answer");
        page.waitForSelector("text=The answer is sent.");
        assertThat(page.locator("main").innerText()).contains("Solved", "In time");
    }

    private static String saved(Page page) throws Exception {
        var download = page.waitForDownload(() -> page.click("text=batch.log"));
        assertThat(download.suggestedFilename()).isEqualTo("batch.log");
        Path file = download.path();
        return Files.readString(file);
    }

    private void rate(Page page, String path) {
        open(page, path);
        assertThat(page.locator("main").innerText())
                .contains("This is mended now.", "Mira Chen")
                .doesNotContain("One server was away");
        assertThat(Browser.violations(page)).isEmpty();
        page.check("input[name=stars][value='5']");
        page.fill("[name=words]", "Quick and clear.");
        page.click("text=Send rating");
        page.waitForSelector("text=Thank you for telling us.");
        assertThat(page.locator("main").innerText()).contains("5 of 5", "Quick and clear.");
    }
}
