package io.tributary.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.billing.Contracts;
import io.tributary.billing.Interval;
import io.tributary.billing.Subscription;
import io.tributary.billing.Subscriptions;
import io.tributary.billing.Terms;
import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.kernel.OrganizationId;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class PlanPagesScenarioTests {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final OrganizationId customer;
    private final FormsBrowser owner;

    PlanPagesScenarioTests(TributaryServer server) {
        this.server = server;
        this.customer =
                server.bean(Organizations.class).found("Northwind", Tier.STARTER, "test").id();
        var email = "ada-" + UUID.randomUUID() + "@example.com";
        var person =
                server.bean(Accounts.class)
                        .invent(email, "Ada Lindqvist", PASSWORD, /* operator */ false);
        server.bean(Staff.class).employ(customer, person, Role.OWNER);
        this.owner = new FormsBrowser(server);
        owner.signIn(email, PASSWORD);
        server.bean(Subscriptions.class)
                .subscribe(AuditTrail.By.thing(customer, "test"), "api-starter", BigDecimal.ONE);
    }

    @Test
    void an_add_on_is_previewed_added_changed_and_removed() {
        var page = "/partner/billing/" + plan().id() + "/add-on";
        assertThat(owner.get("/partner/billing").body())
                .contains("Extra seats", "50.00 USD a month", "Dedicated support");

        assertThat(owner.get(page + "?product=extra-seats&quantity=4").body())
                .contains("200.00 USD a month", "How many in all", "Change today");
        assertThat(add(page, "extra-seats", "4")).isEqualTo(303);

        assertThat(owner.get("/partner/billing").body())
                .contains("200.00 USD a month for 4", "5,200.00 USD before tax");
        assertThat(add(page, "extra-seats", "2")).isEqualTo(303);
        assertThat(owner.get("/partner/billing").body()).contains("100.00 USD a month for 2");
        assertThat(owner.get(page + "?product=extra-seats&quantity=0").body())
                .contains("Remove Extra seats", "Credited today");
        assertThat(add(page, "extra-seats", "0")).isEqualTo(303);
        assertThat(plan().addOns()).isEmpty();
    }

    @Test
    void a_quantity_that_is_none_is_refused_with_the_range() {
        var page = "/partner/billing/" + plan().id() + "/add-on";

        assertThat(add(page, "extra-seats", "many")).isEqualTo(400);
        var refused = owner.get(page + "?product=extra-seats&quantity=20000");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("from 0 to 10,000");
        assertThat(plan().addOns()).isEmpty();
    }

    @Test
    void what_was_agreed_in_a_contract_is_shown_without_ways_to_leave_it() {
        var today = LocalDate.ofInstant(server.bean(InstantSource.class).instant(), ZoneOffset.UTC);
        var agreed =
                server.bean(Contracts.class)
                        .begin(
                                AuditTrail.By.thing(customer, "test"),
                                new Contracts.Agreement(
                                        "research-basic",
                                        Money.parse("USD 15000.00"),
                                        Interval.MONTH,
                                        List.of(),
                                        Terms.netDays(30),
                                        today,
                                        today.plusYears(1)));
        var address = "/partner/billing/" + agreed.id();

        assertThat(owner.get("/partner/billing").body())
                .contains("15,000.00 USD a month")
                .doesNotContain(address + "/cancel", address + "/keep", address + "/pause");
        var refused = owner.post(address + "/keep", Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("agreed in a contract; write to us");
    }

    private int add(String page, String product, String quantity) {
        return owner.post(page, Map.of("product", product, "quantity", quantity)).statusCode();
    }

    private Subscription plan() {
        return server.bean(Subscriptions.class).of(customer).getFirst();
    }
}
