package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Brands;
import io.tributary.identity.Domains;
import io.tributary.platform.Mails;
import io.tributary.support.Category;
import io.tributary.support.NewTicket;
import io.tributary.support.Tickets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.imageio.ImageIO;

@ExtendWith(TributaryServer.Running.class)
class BrandScenarioTests {
    private final TributaryServer server;
    private final BrandedHouse house;
    private final HostVisitor owner;

    BrandScenarioTests(TributaryServer server) {
        this.server = server;
        this.house = BrandedHouse.found(server);
        this.owner = house.atTheHouse();
        owner.signIn(house.owner().email(), BrandedHouse.PASSWORD);
    }

    private static Map<String, String> form() {
        return new TreeMap<>(
                Map.of(
                        "name", "Harbour",
                        "accent", "#7a3b00",
                        "accent_dark", "#ffb870",
                        "ground", "#faf6f2",
                        "ground_dark", "#14100c",
                        "sender_name", "",
                        "sender_address", "",
                        "reply_to", ""));
    }

    @Test
    void what_is_saved_is_worn_at_once() {
        var saved = owner.post("/partner/brand", "/partner/brand", form());

        assertThat(saved.status()).isEqualTo(303);
        assertThat(house.visitor().get("/sign-in").body())
                .contains("Harbour</title>", "7a3b00-ffb870-faf6f2-14100c.css");
    }

    @Test
    void colours_that_cannot_be_read_are_refused_with_the_nearest_that_can() {
        var pale = form();
        pale.put("accent", "#ffcc00");

        var refused = owner.post("/partner/brand", "/partner/brand", pale);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("#ffcc00 reaches 1.", "The nearest shade that passes is #", "Too faint")
                .contains("value=\"Harbour\"");
        assertThat(house.visitor().get("/sign-in").body()).contains(BrandedHouse.NAME);
    }

    @Test
    void trying_colours_shows_them_and_saves_nothing() {
        var tried = form();
        tried.put("act", "try");

        var page = owner.post("/partner/brand", "/partner/brand", tried);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("7a3b00-ffb870-faf6f2-14100c.css");
        assertThat(server.bean(Brands.class).of(house.owner().organization()).name())
                .isEqualTo(BrandedHouse.NAME);
    }

    @Test
    void mail_is_sent_from_an_own_address_only_of_a_proven_name() {
        var own = form();
        own.put("sender_address", "care@" + house.host());
        assertThat(owner.post("/partner/brand", "/partner/brand", own).status()).isEqualTo(303);
        var letterhead =
                server.bean(Brands.class).letterhead(house.owner().organization()).orElseThrow();
        assertThat(letterhead.address()).isEqualTo("care@" + house.host());

        own.put("sender_address", "care@somebody.example");
        var refused = owner.post("/partner/brand", "/partner/brand", own);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Prove first that somebody.example is yours");

        var domains = server.bean(Domains.class);
        domains.remove(house.owner(), domains.of(house.owner().organization()).getFirst().id());
        assertThat(
                        server.bean(Brands.class)
                                .letterhead(house.owner().organization())
                                .orElseThrow()
                                .address())
                .as("the name is theirs no more")
                .isNull();
    }

    @Test
    void its_people_are_written_to_in_its_name_and_those_who_run_the_house_are_not() {
        var operator = "operator-" + UUID.randomUUID() + "@example.com";
        server.bean(Accounts.class).invent(operator, "Op", BrandedHouse.PASSWORD, true);

        server.bean(Tickets.class)
                .open(
                        house.owner(),
                        new NewTicket(Category.OTHER, "It leaks", "Here.", List.of(), null));

        var confirmed = mail(house.owner().email());
        assertThat(confirmed.headers().get("From")).startsWith("Meridian Care <");
        assertThat(confirmed.body())
                .contains("http://" + house.host() + ":" + server.port() + "/partner/support/");
        var told = mail(operator);
        assertThat(told.headers()).doesNotContainKey("From");
        assertThat(told.body())
                .contains("http://localhost:" + server.port() + "/operator/support/");
    }

    private Mails.Kept mail(String recipient) {
        return server.bean(Mails.class).recent(200).stream()
                .filter(mail -> mail.recipient().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_logo_is_uploaded_shown_and_removed() throws IOException {
        var shown = upload(png());
        assertThat(shown.status()).isEqualTo(303);
        var page = house.visitor().get("/sign-in").body();
        assertThat(page).contains("class=\"brand-logo\" src=\"/brand/logo/");
        int at = page.indexOf("/brand/logo/");
        var picture = house.visitor().get(page.substring(at, page.indexOf('"', at)));
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).contains("image/png");

        var refused = upload("<svg onload=\"alert(1)\"/>".getBytes(ISO_8859_1));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("SVG is not taken");

        owner.post("/partner/brand", "/partner/brand/logo/remove", Map.of());
        assertThat(house.visitor().get("/sign-in").body()).doesNotContain("/brand/logo/");
    }

    @Test
    void without_the_plan_nothing_can_be_chosen() {
        house.lose();
        server.bean(Brands.class).gap();

        assertThat(owner.get("/partner/brand").body())
                .contains("White label comes with Enterprise")
                .doesNotContain("name=\"accent\"");
        assertThat(owner.post("/partner/members", "/partner/brand", form()).status())
                .isEqualTo(403);
    }

    @Test
    void the_record_to_set_stands_on_the_page() {
        owner.post(
                "/partner/domains", "/partner/domains", Map.of("domain", "proof.example.invalid"));

        assertThat(owner.get("/partner/domains").body())
                .contains(
                        "_tributary.proof.example.invalid", "tributary-domain-proof=", "Check now");
    }

    private HostVisitor.Answer upload(byte[] file) {
        var page = owner.get("/partner/brand").body();
        int at = page.indexOf("name=\"_csrf\" value=\"") + "name=\"_csrf\" value=\"".length();
        var token = page.substring(at, page.indexOf('"', at));
        var body =
                part("name=\"_csrf\"", token)
                        + part(
                                "name=\"logo\"; filename=\"logo.png\"\r\nContent-Type: image/png",
                                new String(file, ISO_8859_1))
                        + "--cut--\r\n";
        return owner.sendBytes(
                "/partner/brand/logo",
                "multipart/form-data; boundary=cut",
                body.getBytes(ISO_8859_1));
    }

    private static String part(String disposition, String content) {
        return "--cut\r\nContent-Disposition: form-data; "
                + disposition
                + "\r\n\r\n"
                + content
                + "\r\n";
    }

    private static byte[] png() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 80, BufferedImage.TYPE_INT_RGB), "png", file);
        return file.toByteArray();
    }
}
