package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;

import io.tributary.identity.Accounts;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.Period;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

import javax.imageio.ImageIO;

/** An organization dresses its pages, and people meet them at its own host. */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class WhiteLabelJourney {
    private static final String PASSWORD = "correct horse battery";
    private static final String HEADING = "main h1";

    private final TributaryServer server;
    private final Browser browser;
    private final String slug = "w" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = "owner@" + slug + ".example";

    WhiteLabelJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
        var organization =
                server.bean(Organizations.class).found("Harbour Ltd", Tier.ENTERPRISE, "x");
        server.bean(Entitlements.class)
                .grant(
                        organization.id(),
                        List.of(Grant.feature(Feature.WHITE_LABEL)),
                        new Period(server.bean(InstantSource.class).instant(), Instant.MAX),
                        "test");
        var person = server.bean(Accounts.class).invent(email, "Olga", PASSWORD, false);
        server.bean(Staff.class).employ(organization.id(), person, Role.OWNER);
    }

    private String own(String path) {
        return "http://" + slug + ".localhost:" + server.port() + path;
    }

    @Test
    void a_page_at_its_own_host_wears_name_logo_and_colours() throws IOException {
        var owner = browser.page();
        signIn(owner, server.address("/sign-in").toString());
        claimTheHost(owner);
        dress(owner);
        var walk = new PageWalk(server, owner);
        for (var path :
                List.of(
                        "/partner/brand",
                        "/partner/domains",
                        "/partner/single-sign-on",
                        "/partner/members/import")) {
            walk.see(path, 200);
        }
        assertThat(walk.flaws()).isEmpty();

        var guest = browser.page();
        guest.navigate(own("/"));
        assertThat(guest.title()).endsWith("· Harbour");
        assertThat(guest.locator(HEADING).innerText()).isEqualTo("Harbour");
        assertThat(guest.locator(".bar-brand img.brand-logo").evaluate("img => img.naturalWidth"))
                .isEqualTo(320);
        awaitColour(guest, "rgb(122, 46, 93)");
        assertFlawless(guest);

        guest.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        guest.waitForSelector("html[data-bs-theme=dark]");
        awaitColour(guest, "rgb(240, 163, 207)");
        assertFlawless(guest);

        signIn(guest, own("/sign-in"));
        assertThat(guest.url()).startsWith(own("/partner/dashboard"));
        assertThat(guest.title()).endsWith("· Harbour");
        assertFlawless(guest);
        guest.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        guest.waitForSelector("html[data-bs-theme=light]");
        assertFlawless(guest);

        var stranger = browser.page();
        stranger.navigate(server.address("/sign-in").toString());
        assertThat(stranger.title()).endsWith("· Tributary");
        var unregistered = "http://nobody.localhost:" + server.port() + "/";
        assertThatThrownBy(() -> stranger.navigate(unregistered))
                .as("a refusal without a word")
                .hasMessageContaining("ERR_HTTP_RESPONSE_CODE_FAILURE");
    }

    private void claimTheHost(Page owner) {
        owner.navigate(server.address("/partner/domains").toString());
        owner.fill("input[name=domain]", slug + ".localhost");
        owner.click("text=Claim name");
        owner.waitForSelector("text=is proven to be yours");
        owner.check("input[name=serves]");
        owner.click("text=Save use");
        owner.waitForSelector("text=What the name is for is saved");
        assertFlawless(owner);
    }

    private void dress(Page owner) throws IOException {
        owner.navigate(server.address("/partner/brand").toString());
        owner.fill("input[name=name]", "Harbour");
        owner.fill("input[name=accent]", "#ffcc00");
        owner.click("text=Save brand");
        owner.waitForSelector("text=The nearest shade that passes is");
        owner.fill("input[name=accent]", "#7a2e5d");
        owner.fill("input[name=accent_dark]", "#f0a3cf");
        assertThat(colour(owner, ".is-light .brand-preview-button"))
                .as("drawn while it is chosen")
                .isEqualTo("rgb(122, 46, 93)");
        owner.click("text=Save brand");
        owner.waitForSelector("text=The brand is saved");
        owner.setInputFiles("input[name=logo]", new FilePayload("logo.png", "image/png", logo()));
        owner.click("text=Upload logo");
        owner.waitForSelector("text=The logo is changed");
        assertFlawless(owner);
    }

    private void signIn(Page page, String address) {
        page.navigate(address);
        page.fill("form[action='/sign-in'] input[name=email]", email);
        page.fill("input[name=password]", PASSWORD);
        page.click("form[action='/sign-in'] button");
        page.waitForURL("**/partner/dashboard");
    }

    private static void assertFlawless(Page page) {
        assertThat(Browser.violations(page)).isEmpty();
    }

    /** Colours change in a moment, not at once. */
    private static void awaitColour(Page page, String colour) {
        page.waitForFunction(
                "wanted => getComputedStyle(document.querySelector('.btn-primary')).backgroundColor"
                        + " === wanted",
                colour);
    }

    private static String colour(Page page, String selector) {
        return String.valueOf(
                page.locator(selector)
                        .first()
                        .evaluate("it => getComputedStyle(it).backgroundColor"));
    }

    private static byte[] logo() throws IOException {
        var image = new BufferedImage(320, 80, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x7a2e5d));
        pen.fillRect(0, 0, 320, 80);
        pen.dispose();
        var file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }
}
