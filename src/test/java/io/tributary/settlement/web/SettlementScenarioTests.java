package io.tributary.settlement.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.settlement.Maturing;
import io.tributary.settlement.Payees;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

@ExtendWith(TributaryServer.Running.class)
class SettlementScenarioTests {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final Organization seller;
    private final Organization partner;
    private final FormsBrowser operator;
    private final FormsBrowser finance;
    private final String rule = "rule-" + UUID.randomUUID().toString().substring(0, 8);

    SettlementScenarioTests(TributaryServer server) {
        this.server = server;
        this.seller = server.bean(Organizations.class).found("Uferhalle", Tier.STARTER, "x");
        this.partner = server.bean(Organizations.class).found("Lindy & Co", Tier.STARTER, "x");
        this.operator = visitor(seller, /* operator */ true);
        this.finance = visitor(seller, /* operator */ false);
        server.bean(Payees.class).of(partner.id());
    }

    @Test
    void a_sale_is_divided_approved_paid_by_file_and_told_on_a_statement() {
        settings();
        rule();
        var sold = sell();
        assertThat(sold).isEqualTo(303);

        var home = finance.get("/partner/payouts").body();
        assertThat(home).contains("833.00 EUR", "Box office of May", "49.00 EUR");
        var share = found(home, "/partner/payouts/shares/([0-9a-f-]{36})/approve");
        assertThat(post(finance, "/partner/payouts/shares/" + share + "/approve", Map.of()))
                .isEqualTo(303);
        assertThat(finance.get("/partner/payouts/earnings").body())
                .contains("Box office of May", "Pending", "833.00 EUR");

        mature();
        assertThat(
                        post(
                                operator,
                                "/operator/payouts/payees/" + seller.id() + "/pay",
                                Map.of("currency", "EUR")))
                .isEqualTo(303);
        assertThat(
                        post(
                                operator,
                                "/operator/payouts/files",
                                Map.of("kind", "bank-transfer", "currency", "EUR")))
                .isEqualTo(303);
        var desk = operator.get("/operator/payouts").body();
        var file = found(desk, "/operator/payouts/files/([0-9a-f-]{36})\"");
        assertThat(operator.get("/operator/payouts/files/" + file).body())
                .contains("<IBAN>DE89370400440532013000</IBAN>", "Uferhalle");
        assertThat(post(operator, "/operator/payouts/files/" + file + "/paid", Map.of()))
                .isEqualTo(303);

        var statement =
                found(
                        finance.get("/partner/payouts/statements").body(),
                        "/partner/payouts/statements/([0-9a-f-]{36})");
        assertThat(finance.get("/partner/payouts/statements/" + statement).body())
                .contains("Box office of May", "833.00 EUR", "Statement (self-billed)");
        assertThat(finance.get("/partner/payouts/statements/" + statement + "/csv").body())
                .contains(",Box office of May,EUR,833.00\r\n");
        assertThat(
                        visitor(partner, false)
                                .get("/partner/payouts/statements/" + statement)
                                .statusCode())
                .isEqualTo(404);
    }

    private void settings() {
        var profile = new HashMap<String, String>();
        profile.put("legalName", "Uferhalle gGmbH");
        profile.put("street", "Kai 4");
        profile.put("postalCode", "20457");
        profile.put("city", "Hamburg");
        profile.put("country", "DE");
        profile.put("email", "kasse@uferhalle.example");
        profile.put("kind", "institution");
        profile.put("taxForm", "none");
        profile.put("taxDocuments", "quarterly");
        assertThat(post(finance, "/partner/payouts/settings/profile", profile)).isEqualTo(303);
        assertThat(
                        post(
                                finance,
                                "/partner/payouts/settings/methods",
                                Map.of(
                                        "currency", "EUR",
                                        "method", "bank-transfer",
                                        "holder", "Uferhalle gGmbH",
                                        "destination", "DE89 3704 0044 0532 0130 00",
                                        "minimum", "25")))
                .isEqualTo(303);
        assertThat(
                        post(
                                finance,
                                "/partner/payouts/settings/schedule",
                                Map.of(
                                        "schedule", "monthly",
                                        "anchor", "2027-01-31",
                                        "zone", "Europe/Berlin")))
                .isEqualTo(303);
        assertThat(
                        post(
                                finance,
                                "/partner/payouts/settings/notices",
                                Map.of("revenue-mail", "off", "payout-mail", "on")))
                .isEqualTo(303);
        assertThat(finance.get("/partner/payouts/settings").body())
                .contains("•••• 3000", "Every month", "Uferhalle gGmbH");
    }

    private void rule() {
        assertThat(
                        post(
                                operator,
                                "/operator/sales/rules",
                                Map.of(
                                        "rule", rule,
                                        "name", "Box office",
                                        "shares", "organizer 85\npartner 5 approval\nplatform 10",
                                        "restParty", "organizer")))
                .isEqualTo(303);
    }

    private int sell() {
        var form = operator.get("/operator/sales?rule=" + rule).body();
        var key = found(form, "(direct/[0-9a-f-]{36})");
        var typed = new HashMap<String, String>();
        typed.put("rule", rule);
        typed.put("key", key);
        typed.put("party-organizer", seller.id().toString());
        typed.put("party-partner", partner.id().toString());
        typed.put("stream", "tickets");
        typed.put("currency", "EUR");
        typed.put("title", "Box office of May");
        typed.put("gross", "1190.00");
        typed.put("tax", "190.00");
        typed.put("jurisdiction", "DE");
        typed.put("fee", "20");
        assertThat(post(operator, "/operator/sales", typed)).isEqualTo(303);
        return post(operator, "/operator/sales", typed);
    }

    /** The operator lets nothing of this payee be held, and sells for it again. */
    private void mature() {
        assertThat(
                        post(
                                operator,
                                "/operator/payouts/payees/" + seller.id(),
                                Map.of("hold", "0", "reserve", "0", "days", "0")))
                .isEqualTo(303);
        sell();
        server.bean(Maturing.class).run();
    }

    @Test
    void what_is_typed_wrong_comes_back_with_what_to_mend() {
        var wrong =
                finance.post(
                        "/partner/payouts/settings/methods",
                        Map.of(
                                "currency", "EUR",
                                "method", "bank-transfer",
                                "holder", "Uferhalle",
                                "destination", "DE89370400440532013001",
                                "minimum", "25.001"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("This IBAN has a wrong digit", "This is an amount");
        assertThat(
                        operator.post(
                                        "/operator/sales/rules",
                                        Map.of(
                                                "rule", rule,
                                                "name", "Box office",
                                                "shares", "organizer 85\nplatform 10",
                                                "restParty", "organizer"))
                                .body())
                .contains("The shares sum to 9500 basis points");
        rule();
        assertThat(
                        operator.post(
                                        "/operator/sales",
                                        Map.of("rule", rule, "key", "direct/x", "gross", "10"))
                                .body())
                .contains("Choose who it is.");
    }

    @Test
    void giving_back_much_of_a_sale_waits_for_a_second_person() {
        settings();
        rule();
        sell();
        var desk = operator.get("/operator/sales").body();
        var back = new HashMap<String, String>();
        back.put("sale", found(desk, "name=\"sale\" value=\"(direct/[0-9a-f-]{36})\""));
        back.put("key", found(desk, "(refund/[0-9a-f-]{36})"));
        back.put("amount", "800.00");
        assertThat(operator.post("/operator/sales/refund", back).body())
                .as("what was typed stands there again, open, and under the same key")
                .contains("Say why", "<details class=\"more\" open>", "id=\"field-reason\"")
                .contains("value=\"" + back.get("amount") + "\"")
                .contains("value=\"" + back.get("key") + "\"");

        back.put("reason", "The hall was flooded");
        assertThat(post(operator, "/operator/sales/refund", back)).isEqualTo(303);

        assertThat(operator.get("/operator/sales").body()).contains("It waits under approvals");
        assertThat(operator.get("/operator/approvals").body())
                .contains("Refund of a direct sale", "800.00 EUR", "The hall was flooded");
    }

    @Test
    void nobody_else_finds_the_desk() {
        assertThat(finance.get("/operator/payouts").statusCode()).isEqualTo(404);
        assertThat(finance.get("/operator/sales").statusCode()).isEqualTo(404);
        assertThat(operator.get("/operator/payouts/payees/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private static int post(FormsBrowser browser, String path, Map<String, String> fields) {
        return browser.post(path, fields).statusCode();
    }

    private static String found(String body, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(body);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private FormsBrowser visitor(Organization organization, boolean operator) {
        var email = "payee-" + UUID.randomUUID() + "@example.com";
        var person = server.bean(Accounts.class).invent(email, "Paula", PASSWORD, operator);
        server.bean(Staff.class).employ(organization.id(), person, Role.OWNER);
        var browser = new FormsBrowser(server);
        browser.signIn(email, PASSWORD);
        return browser;
    }
}
