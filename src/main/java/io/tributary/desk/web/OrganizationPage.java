package io.tributary.desk.web;

import io.tributary.desk.Health;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Chart;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Figure;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One organization: everything about it on one page, and what may be done with it. */
record OrganizationPage(
        Operators.Overview overview,
        String plan,
        Health health,
        List<Figure> figures,
        Chart usage,
        List<ListPage.Part> tables,
        Forms forms) {
    /** The fields of the forms. */
    record Forms(Field look, Field reason, Field contract, Field until) {
        /** What was typed before, by field; what is wrong with it is the page's notice. */
        static Forms of(Map<String, Object> typed) {
            return new Forms(
                    Field.text("reason", "Why you look")
                            .hint("The organization's owner reads it in the trail.")
                            .longest(500),
                    Field.text("reason", "Reason")
                            .hint("The organization's owner reads it.")
                            .longest(500)
                            .value(Objects.toString(typed.get("reason"), "")),
                    Field.text("contract", "Contract")
                            .hint("Its number or name, as it stands in the trail.")
                            .longest(180)
                            .value(Objects.toString(typed.get("contract"), "")),
                    Field.text("until", "Until, including that day (UTC)")
                            .type("date")
                            .value(Objects.toString(typed.get("until"), "")));
        }
    }

    OrganizationPage {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
    }

    Organization organization() {
        return overview.organization();
    }

    String path() {
        return OrganizationsController.PATH + "/" + organization().id();
    }

    boolean isActive() {
        return organization().status() == Organization.Status.ACTIVE;
    }

    static Badge badge(Organization.Status status) {
        return switch (status) {
            case ACTIVE -> Badge.good(status.label());
            case SUSPENDED -> Badge.warm(status.label());
            case CANCELLED -> Badge.plain(status.label());
        };
    }

    /** A score in one mark. */
    static Badge badge(int score) {
        var text = score + " of 100";
        return score >= 70 ? Badge.good(text) : score >= 40 ? Badge.warm(text) : Badge.bad(text);
    }
}
