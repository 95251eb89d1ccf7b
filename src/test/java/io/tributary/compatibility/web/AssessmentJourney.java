package io.tributary.compatibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.tributary.Browser;
import io.tributary.TributaryServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** From the first statement to a shared picture and a friend who compares. */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class AssessmentJourney {
    private final TributaryServer server;
    private final Browser browser;

    AssessmentJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "390, LIGHT", "390, DARK"})
    void leads_from_the_first_answer_to_a_friend_who_compares(int width, ColorScheme theme) {
        var page = browser.page(width, theme);
        open(page, "/assessment");
        isSound(page);
        button(page, "Begin with statements");
        press(page, "Go on");
        assertThat(page.locator(".question.has-error").count()).isEqualTo(5);
        isSound(page);
        takeAll(page, "statements");
        assertThat(page.locator("h1").innerText()).isEqualTo("Your picture");
        page.getByLabel("Invite whoever opens it").check();
        press(page, "Make a link");
        page.locator(".more summary").first().click();
        isSound(page);

        var link = page.locator(".link input").first().inputValue();
        var friend = browser.page(width, theme);
        friend.navigate(server.address(link.substring(link.indexOf("/assessment"))).toString());
        isSound(friend);
        press(friend, "Take it and compare");
        isSound(friend);
        open(friend, "/assessment/story/1");
        isSound(friend);
        takeAll(friend, "story");
        friend.getByText("Go to their picture").click();
        press(friend, "Compare the two of us");
        assertThat(friend.locator("h1").innerText()).isEqualTo("The two of you");
        press(friend, "Give it to research");
        assertThat(friend.locator("#consent-error").isVisible()).isTrue();
        isSound(friend);

        page.reload();
        assertThat(page.locator(".compared").innerText())
                .contains(friend.locator(".together-score .number").innerText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"statements", "story"})
    void needs_no_scripts_and_shows_a_friend_no_answer(String way) {
        var page = browser.scriptless();
        var asked = takeAll(page, way);
        assertThat(asked).hasSize(32).doesNotHaveDuplicates();
        assertThat(page.locator("h1").innerText()).isEqualTo("Your picture");
        press(page, "Make a link");
        var link = page.locator(".link input").first().inputValue();

        var friend = browser.scriptless();
        friend.navigate(link);
        assertThat(friend.locator("h1").innerText()).isEqualTo("A picture, shared with you");
        assertThat(friend.locator(".assess-picture svg").isVisible()).isTrue();
        assertThat(friend.locator("main input[type=radio]").count()).isZero();
        assertThat(friend.locator("main").innerText()).doesNotContain(asked);
        open(friend, "/assessment/" + way + "/result");
        assertThat(friend.url())
                .as("the result stays with whoever took it")
                .endsWith("/" + way + "/1");

        page.reload();
        press(page, "End this link");
        assertThat(friend.navigate(link).status()).isEqualTo(404);
    }

    @Test
    void the_keyboard_alone_is_enough_for_a_step() {
        var page = browser.page();
        open(page, "/assessment/statements/6");
        page.locator("#main, main").focus();
        for (int question = 0; question < 3; question++) {
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/assessment/statements/7");
        assertThat(page.locator("h1").innerText()).isEqualTo("Daily life");
    }

    /** Answers everything, and tells what was asked. */
    private List<String> takeAll(Page page, String way) {
        var asked = new ArrayList<String>();
        for (int step = 1; step <= 7; step++) {
            open(page, "/assessment/" + way + "/" + step);
            asked.addAll(page.locator("fieldset.question legend").allInnerTexts());
            var questions = page.locator("fieldset.question");
            for (int index = 0; index < questions.count(); index++) {
                questions
                        .nth(index)
                        .locator("input")
                        .nth((index + step) % 4)
                        .check(new Locator.CheckOptions().setForce(true));
            }
            press(page, step == 7 ? "See your picture" : "Go on");
        }
        return asked;
    }

    private void open(Page page, String path) {
        page.navigate(server.address(path).toString());
    }

    private static void button(Page page, String words) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words)).first().click();
    }

    private static void press(Page page, String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    private static void isSound(Page page) {
        assertThat(Browser.violations(page)).isEqualTo(List.of());
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("fits the width at " + page.url())
                .isEqualTo(true);
    }
}
