package io.tributary.support.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.kernel.PersonId;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Figure;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Numerals;
import io.tributary.portal.spi.Pages;
import io.tributary.support.Support;
import io.tributary.support.SupportQueue;
import io.tributary.support.Ticket;
import io.tributary.support.TicketState;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operator's queue: what is due next stands first. */
@Controller
@OperatorOnly
class QueueController {
    static final String HOME = "/operator/support";

    private static final int PAGE = 50;

    private final SupportQueue queue;
    private final Support support;
    private final Organizations organizations;
    private final Pages pages;
    private final InstantSource clock;

    QueueController(
            SupportQueue queue,
            Support support,
            Organizations organizations,
            Pages pages,
            InstantSource clock) {
        this.queue = queue;
        this.support = support;
        this.organizations = organizations;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(HOME)
    View list(
            Person operator,
            @RequestParam(defaultValue = "active") String state,
            @RequestParam(defaultValue = "everybody") String who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int from) {
        int offset = Math.clamp(from, 0, 100_000);
        var filter =
                new SupportQueue.Filter(
                        states(state),
                        who.equals("mine") ? operator.id() : null,
                        who.equals("nobody"),
                        q);
        var found = queue.list(filter, offset, PAGE);
        var here = HOME + "?state=" + code(state) + "&who=" + code(who) + "&q=" + code(q);
        var page =
                new QueuePages.Listing(
                        figures(),
                        Choices.of("state", "State", QueuePages.STATES).chosen(state),
                        Choices.of("who", "Looked after by", QueuePages.WHO).chosen(who),
                        Field.text("q", "Subject or number").optional().value(q),
                        rows(found.items()),
                        offset == 0 ? null : here,
                        found.nextCursor() == null ? null : here + "&from=" + found.nextCursor());
        var frame = Frame.work("Support queue", HOME).lead("What is due next stands first.");
        return pages.page(frame, "support/web/queue", page);
    }

    private static String code(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<TicketState> states(String chosen) {
        return switch (chosen) {
            case "all" -> List.of();
            case "active" ->
                    Arrays.stream(TicketState.values()).filter(TicketState::isActive).toList();
            default ->
                    Arrays.stream(TicketState.values())
                            .filter(state -> state.code().equals(chosen))
                            .toList();
        };
    }

    private List<Figure> figures() {
        var load = support.load(Period.before(clock.instant(), Duration.ofDays(30)));
        var median = load.medianFirstAnswer();
        var satisfaction = load.satisfaction();
        return List.of(
                Figure.of("Our turn", Numerals.count(load.waitingForUs()))
                        .hint(Numerals.count(load.overdue()) + " overdue"),
                Figure.of("Active", Numerals.count(load.active()))
                        .hint(Numerals.count(load.opened()) + " opened in 30 days"),
                Figure.of("First answer", median == null ? "None yet" : words(median))
                        .hint("median of 30 days, " + Numerals.count(load.breached()) + " late"),
                Figure.of(
                                "Satisfaction",
                                satisfaction == null
                                        ? "None yet"
                                        : Numerals.decimal(satisfaction) + " of 5")
                        .hint(Numerals.count(load.ratings()) + " ratings in 30 days"));
    }

    private static String words(Duration span) {
        return span.toHours() >= 1 ? span.toHours() + " h" : Math.max(1, span.toMinutes()) + " min";
    }

    private List<QueuePages.Row> rows(List<Ticket> tickets) {
        var names = new HashMap<OrganizationId, String>();
        var people = new HashMap<PersonId, String>();
        queue.operators().forEach(one -> people.put(one.id(), one.name()));
        var now = clock.instant();
        return tickets.stream()
                .map(
                        ticket ->
                                QueuePages.Row.of(
                                        ticket,
                                        names.computeIfAbsent(ticket.organization(), this::name),
                                        name(people, ticket.assignee()),
                                        now))
                .toList();
    }

    private static String name(Map<PersonId, String> people, @Nullable PersonId assignee) {
        return assignee == null ? "Nobody" : people.getOrDefault(assignee, "Somebody who left");
    }

    private String name(OrganizationId id) {
        return organizations.find(id).map(Organization::companyName).orElse("Unknown");
    }
}
