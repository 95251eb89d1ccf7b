package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.tributary.identity.Accounts;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;

import java.util.UUID;

/**
 * Somebody of an organization of their own who is signed in with a browser, and what they do with a
 * page.
 */
record SignedIn(TributaryServer server, Page page, Organization organization, String email) {
    private static final String PASSWORD = "correct horse battery";

    /** Founds an organization, employs somebody in that role and signs them in. */
    static SignedIn as(Role role, TributaryServer server, Browser browser) {
        var organization =
                server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests");
        var email = role.code() + "-" + UUID.randomUUID() + "@meander.example";
        var person = server.bean(Accounts.class).invent(email, "Ada", PASSWORD, false);
        server.bean(Staff.class).employ(organization.id(), person, role);
        var visitor = new SignedIn(server, browser.page(), organization, email);
        visitor.open("/sign-in");
        visitor.fill("email", email);
        visitor.fill("password", PASSWORD);
        visitor.page.click("form[action='/sign-in'] button");
        visitor.page.waitForURL("**/partner/**");
        return visitor;
    }

    void open(String path) {
        page.navigate(server.address(path).toString());
    }

    /** Fills the field of that name. */
    void fill(String name, String value) {
        page.fill("input[name=" + name + "]", value);
    }

    /** Presses the button of the page that says exactly this. */
    void press(String words) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .first()
                .click();
    }

    /** Follows the link of the page that says so. */
    void follow(String words) {
        page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(words))
                .first()
                .click();
    }

    /** What the page says. */
    String words() {
        return page.innerText("main");
    }

    /** The page can be used by everybody. */
    void assertAccessible() {
        assertThat(Browser.violations(page)).isEmpty();
    }
}
