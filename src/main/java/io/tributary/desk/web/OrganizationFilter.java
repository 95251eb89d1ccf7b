package io.tributary.desk.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.billing.Customers;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which organizations the list shows.
 *
 * @param plan code of what they subscribe to, {@link #NO_PLAN}, or empty for all
 * @param status null for all
 */
record OrganizationFilter(
        String text,
        String plan,
        Organization.@Nullable Status status,
        List<Customers.Plan> offered) {
    private static final String NO_PLAN = "none";

    OrganizationFilter {
        offered = List.copyOf(offered);
    }

    /** A plan or status that there is not is as if nothing was chosen. */
    static OrganizationFilter typed(
            String text, String plan, String status, List<Customers.Plan> offered) {
        boolean isKnown =
                plan.equals(NO_PLAN) || offered.stream().anyMatch(one -> one.code().equals(plan));
        return new OrganizationFilter(
                text.strip(),
                isKnown ? plan : "",
                Arrays.stream(Organization.Status.values())
                        .filter(one -> one.code().equals(status))
                        .findFirst()
                        .orElse(null),
                offered);
    }

    Operators.Wanted wanted(Customers customers) {
        return new Operators.Wanted(
                text,
                status,
                switch (plan) {
                    case "" -> null;
                    case NO_PLAN -> new Operators.Among(customers.plans().keySet(), true);
                    default -> new Operators.Among(customers.subscribing(plan), false);
                });
    }

    /** The address of the first page of it. */
    String path(String list) {
        return list
                + "?q="
                + URLEncoder.encode(text, UTF_8)
                + "&plan="
                + plan
                + "&status="
                + (status == null ? "" : status.code());
    }

    Field field() {
        return Field.text("q", "Name, id or staff address").type("search").value(text).optional();
    }

    Choices plans() {
        return Choices.of(
                        "plan",
                        "Plan",
                        Stream.concat(
                                        Stream.of(
                                                new Choices.Option("", "Any"),
                                                new Choices.Option(NO_PLAN, "None")),
                                        offered.stream()
                                                .map(
                                                        one ->
                                                                new Choices.Option(
                                                                        one.code(), one.name())))
                                .toList())
                .chosen(plan);
    }

    Choices statuses() {
        return Choices.of(
                        "status",
                        "Status",
                        Stream.concat(
                                        Stream.of(new Choices.Option("", "Any")),
                                        Arrays.stream(Organization.Status.values())
                                                .map(
                                                        one ->
                                                                new Choices.Option(
                                                                        one.code(), one.label())))
                                .toList())
                .chosen(status == null ? "" : status.code());
    }
}
