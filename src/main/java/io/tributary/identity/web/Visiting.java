package io.tributary.identity.web;

import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.Visit;
import io.tributary.portal.spi.Visitor;
import io.tributary.portal.spi.Visitors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.util.Optional;

/** Tells who is visiting, from the session; the database is asked once a request. */
@Component
final class Visiting implements Visitors {
    private static final String ATTRIBUTE = "io.tributary.identity.visit";

    private final Accounts accounts;

    Visiting(Accounts accounts) {
        this.accounts = accounts;
    }

    Optional<Visit> visit(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Known(var known)) {
            return known;
        }
        var found = Sessions.person(request).flatMap(accounts::visit);
        request.setAttribute(ATTRIBUTE, new Known(found));
        return found;
    }

    private record Known(Optional<Visit> visit) {}

    Optional<Actor> actor(HttpServletRequest request) {
        return visit(request).flatMap(visit -> visit.actor(Sessions.organization(request)));
    }

    /** Whether the page that is being made is for somebody who runs the house. */
    boolean isForOperator() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes request
                && visit(request.getRequest())
                        .map(visit -> visit.person().operator())
                        .orElse(false);
    }

    @Override
    public Visitor of(HttpServletRequest request) {
        return visit(request)
                .map(
                        visit ->
                                new Visitor(
                                        visit.person().name(),
                                        visit.person().email(),
                                        visit.working(Sessions.organization(request))
                                                .map(Visiting::choice)
                                                .orElse(null),
                                        visit.employments().stream()
                                                .map(Visiting::choice)
                                                .toList()))
                .orElse(Visitor.NOBODY);
    }

    private static Visitor.OrganizationChoice choice(Visit.Employment employment) {
        return new Visitor.OrganizationChoice(
                employment.organization().toString(),
                employment.companyName(),
                employment.role().label());
    }
}
