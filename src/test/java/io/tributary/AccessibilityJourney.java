package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.tributary.PageAddresses.PageAddress;
import io.tributary.ledger.Book;
import io.tributary.metering.CallFilter;
import io.tributary.metering.Metering;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Every page there is, in both themes, 1440 and 390 pixels wide: axe finds nothing, nothing is
 * wider than the window, the console stays silent (a breach of the content security policy would
 * show there), and no link is dead.
 */
@Beside
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class AccessibilityJourney {
    /** Views that are no pages: a part of one, fetched by its script, a file, ways back. */
    private static final Set<String> NO_PAGES =
            Set.of(
                    "/partner/onboarding/steps",
                    "/partner/audit/export",
                    "/sign-in/organization/{id}/callback",
                    "/partner/billing/cards/added",
                    "/partner/billing/payments/{id}");

    /** Open to anybody, and with something to show to the organization only. */
    private static final Set<String> BETTER_SIGNED_IN =
            Set.of("/partner/onboarding", "/assessment/shared/{token}/comparison");

    /** Answered by a problem page: there is no mail to show and nothing went wrong. */
    private static final Set<String> PROBLEMS = Set.of("/dev/mail", "/error", "/nowhere");

    private final TributaryServer server;
    private final Browser browser;

    AccessibilityJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    @Test
    void no_page_has_a_flaw_in_any_theme_or_width() {
        var company = Company.found(server);
        var guest = new PageWalk(server, browser.page());
        var owner = new PageWalk(server, browser.page());
        signIn(owner, company);
        var examples = examples(company, guest, owner);

        var pages = new ArrayList<>(PageAddresses.of(server));
        pages.add(new PageAddress("/nowhere", true, true));
        assertThat(pages).hasSizeGreaterThan(30);
        for (var address : pages) {
            if (!NO_PAGES.contains(address.pattern())) {
                boolean isForGuests =
                        address.isOpen() && !BETTER_SIGNED_IN.contains(address.pattern());
                for (var path : paths(address, examples)) {
                    (isForGuests ? guest : owner)
                            .see(path, PROBLEMS.contains(address.pattern()) ? 404 : 200);
                }
            }
        }
        guest.followAll();
        owner.followAll();

        assertThat(examples.keySet())
                .as("examples of pages that are no more")
                .isSubsetOf(new HashSet<>(pages.stream().map(PageAddress::pattern).toList()));
        assertThat(Stream.of(guest, owner).flatMap(walk -> walk.flaws().stream())).isEmpty();
    }

    private static List<String> paths(PageAddress address, Map<String, List<String>> examples) {
        var named = examples.getOrDefault(address.pattern(), List.of());
        assertThat(address.isComplete() || !named.isEmpty())
                .as("an example of " + address.pattern())
                .isTrue();
        return address.isComplete() ? List.of(address.pattern()) : named;
    }

    /** Addresses of pages that show something in particular. */
    private Map<String, List<String>> examples(Company company, PageWalk guest, PageWalk owner) {
        var examples = new TreeMap<String, List<String>>();
        examples.put(
                "/partner/keys/{id}",
                List.of(
                        "/partner/keys/" + company.used().id(),
                        "/partner/keys/" + company.revoked().id()));
        examples.put(
                "/partner/requests/{id}",
                List.of(
                        "/partner/requests/"
                                + server.bean(Metering.class)
                                        .recent(
                                                company.owner().organization(),
                                                CallFilter.ALL,
                                                null,
                                                1)
                                        .items()
                                        .getFirst()
                                        .id()));
        var replaced = company.replaced();
        for (var page : List.of("rotation", "addresses", "signing")) {
            examples.put(
                    "/partner/keys/{id}/" + page,
                    List.of("/partner/keys/" + replaced + "/" + page));
        }
        examples.put("/partner/members/{id}", List.of("/partner/members/" + company.member()));
        examples.put(
                "/operator/organizations/{id}",
                List.of("/operator/organizations/" + company.owner().organization()));
        examples.put(
                "/operator/books/transactions/{id}",
                List.of("/operator/books/transactions/" + company.booked()));
        examples.put(
                "/operator/books/accounts/{organization}/{code}/{currency}",
                List.of("/operator/books/accounts/" + Book.HOUSE + "/rounding/CHF"));
        var billed = company.billed();
        examples.put(
                "/partner/billing/accounts/{code}/{currency}",
                List.of("/partner/billing/accounts/receivable/USD"));
        examples.put(
                "/partner/billing/{id}/change",
                List.of("/partner/billing/" + company.plan() + "/change?product=api-professional"));
        examples.put(
                "/partner/billing/{id}/add-on",
                List.of("/partner/billing/" + company.plan() + "/add-on?product=extra-seats"));
        examples.put(
                "/partner/billing/invoices/{id}", List.of("/partner/billing/invoices/" + billed));
        examples.put(
                "/operator/books/invoices/{id}", List.of("/operator/books/invoices/" + billed));
        var shared = SharedSale.of(server, company.owner().organization());
        examples.put("/partner/payouts/{id}", List.of("/partner/payouts/" + shared.payout()));
        examples.put(
                "/partner/payouts/statements/{id}",
                List.of("/partner/payouts/statements/" + shared.statement()));
        examples.put(
                "/operator/payouts/payees/{id}",
                List.of("/operator/payouts/payees/" + company.owner().organization()));
        examples.put("/sandbox/payments/{reference}", List.of(company.confirmation()));
        var tested = company.tested();
        examples.put("/partner/webhooks/{id}", List.of("/partner/webhooks/" + tested.endpoint()));
        examples.put(
                "/partner/webhooks/deliveries/{id}",
                List.of("/partner/webhooks/deliveries/" + tested.id()));
        examples.put("/legal/{document}", List.of("/legal/data-processing"));
        examples.put("/legal/{document}/versions/{number}", List.of("/legal/api-terms/versions/1"));
        examples.put("/partner/legal/{document}", List.of("/partner/legal/api-terms"));
        examples.put("/operator/legal/{document}", List.of("/operator/legal/partnership"));
        var ticket = company.asked();
        examples.put("/partner/support/{id}", List.of("/partner/support/" + ticket.id()));
        examples.put("/operator/support/{id}", List.of("/operator/support/" + ticket.id()));
        examples.put("/docs/problems/{code}", List.of("/docs/problems/quota-exceeded"));
        examples.put("/sign-in/link", List.of("/sign-in/link?token=any"));
        examples.put("/partner/signup/confirm", List.of(confirmation()));
        examples.put("/invitation", List.of(server.mailedLink(company.invited())));
        examples.put("/assessment/{way}", List.of("/assessment/statements"));
        examples.put(
                "/assessment/{way}/{step}",
                List.of("/assessment/statements/1", "/assessment/story/3"));
        var result = share(guest);
        compare(owner, result);
        examples.put("/assessment/{way}/matching", List.of("/assessment/statements/matching"));
        var asked = PrivateMatters.of(server);
        examples.put("/operator/privacy/{id}", List.of("/operator/privacy/" + asked.open()));
        examples.put("/privacy/erasure", List.of(asked.link()));
        examples.put("/privacy/receipts/{number}", List.of("/privacy/receipts/" + asked.receipt()));
        examples.put("/assessment/{way}/result", List.of("/assessment/statements/result"));
        examples.put("/assessment/shared/{token}", List.of(result));
        examples.put("/assessment/shared/{token}/comparison", List.of(result + "/comparison"));
        return examples;
    }

    private void signIn(PageWalk owner, Company company) {
        owner.open("/sign-in");
        owner.page().fill("input[name=email]", company.owner().email());
        owner.page().fill("input[name=password]", Company.PASSWORD);
        owner.page().click("form[action='/sign-in'] button");
        owner.page().waitForURL("**/partner/dashboard");
    }

    /** Somebody signs up with a password and has not answered the mail. */
    private String confirmation() {
        var email = "emil-" + UUID.randomUUID() + "@example.com";
        var answer =
                server.post(
                        "/api/partner/signup",
                        "none",
                        """
                        {"company_name": "Emil", "email": "%s", "use_case": "to test",
                         "tier": "starter", "password": "correct horse battery"}\
                        """
                                .formatted(email));
        assertThat(answer.statusCode()).isEqualTo(201);
        return server.mailedLink(email);
    }

    /** Takes the assessment and makes a link to its picture. */
    private String share(PageWalk walk) {
        take(walk);
        var page = walk.page();
        page.check("#invites");
        page.click("text=Make a link");
        var link = page.locator(".link input").first().inputValue();
        return link.substring(link.indexOf("/assessment"));
    }

    /** Takes the assessment too, and compares with whoever made the link. */
    private void compare(PageWalk walk, String shared) {
        take(walk);
        walk.open(shared);
        walk.page().click("text=Compare the two of us");
        walk.page().waitForURL("**/comparison");
    }

    private static void take(PageWalk walk) {
        for (int step = 1; step <= 7; step++) {
            walk.open("/assessment/statements/" + step);
            answer(walk.page());
        }
        walk.page().waitForURL("**/assessment/statements/result");
    }

    private static void answer(Page page) {
        page.evaluate(
                """
                document.querySelectorAll('fieldset.question').forEach((question, index) =>
                    question.querySelectorAll('input')[index % 4].checked = true)
                """);
        page.click("button[name=go][value=on]");
    }
}
