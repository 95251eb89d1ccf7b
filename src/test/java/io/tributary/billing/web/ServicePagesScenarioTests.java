package io.tributary.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.billing.Contracts;
import io.tributary.billing.Interval;
import io.tributary.billing.Terms;
import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.metering.Metering;
import io.tributary.metering.Usage;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

@ExtendWith(TributaryServer.Running.class)
class ServicePagesScenarioTests {
    private static final String PASSWORD = "correct horse battery";
    private static final String PAGE = "/partner/billing/sla";

    private final TributaryServer server;
    private final OrganizationId customer;
    private final FormsBrowser owner;

    ServicePagesScenarioTests(TributaryServer server) {
        this.server = server;
        this.customer =
                server.bean(Organizations.class).found("Northwind", Tier.ENTERPRISE, "test").id();
        var email = "sla-" + UUID.randomUUID() + "@example.com";
        var person = server.bean(Accounts.class).invent(email, "Ada Lindqvist", PASSWORD, false);
        server.bean(Staff.class).employ(customer, person, Role.OWNER);
        this.owner = new FormsBrowser(server);
        owner.signIn(email, PASSWORD);
    }

    @Test
    void without_a_contract_the_page_says_what_there_could_be() {
        assertThat(owner.get(PAGE).body())
                .contains("No service level yet", "99.9 % of each month", "Below 95 %", "50 %");
        assertThat(owner.get("/partner/billing").body()).doesNotContain(PAGE);
    }

    @Test
    void a_month_that_goes_on_is_shown_with_what_would_be_credited() {
        var now = server.bean(InstantSource.class).instant();
        server.bean(Contracts.class)
                .begin(
                        AuditTrail.By.thing(customer, "a test"),
                        new Contracts.Agreement(
                                "api-enterprise",
                                Money.parse("USD 12000.00"),
                                Interval.MONTH,
                                List.of(Grant.feature(Feature.SLA)),
                                Terms.netDays(30),
                                LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1),
                                null));
        answer(1_000, 200, now);
        answer(30, 500, now);

        assertThat(owner.get("/partner/billing").body()).contains(PAGE);
        assertThat(owner.get(PAGE).body())
                .contains("API Enterprise", "So far", "30 of 1,030 requests failed")
                .contains("97.0873 %", "25 % of the fee, if the month ended so");
    }

    @Test
    void who_runs_the_house_sees_all_customers_and_nobody_else_does() {
        var email = "house-" + UUID.randomUUID() + "@example.com";
        server.bean(Accounts.class).invent(email, "Mira Chen", PASSWORD, true);
        var operator = new FormsBrowser(server);
        operator.signIn(email, PASSWORD);

        assertThat(operator.get("/operator/books/service").body()).contains("Service levels");
        assertThat(owner.get("/operator/books/service").statusCode()).isEqualTo(404);
    }

    private void answer(int requests, int status, Instant at) {
        var random = new SplittableRandom(status);
        server.bean(Metering.class)
                .record(
                        IntStream.range(0, requests)
                                .mapToObj(
                                        _ ->
                                                new Usage(
                                                        new RequestId(UuidV7.at(at, random)),
                                                        customer,
                                                        new UUID(7, 7),
                                                        "/api/v1/compatibility/calculate",
                                                        "POST",
                                                        status,
                                                        2,
                                                        0,
                                                        true,
                                                        true,
                                                        "DE",
                                                        null))
                                .toList());
    }
}
