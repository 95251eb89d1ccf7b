package io.tributary.identity.web;

import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.Person;
import io.tributary.identity.Role;
import io.tributary.identity.Visit;
import io.tributary.kernel.OrganizationId;
import io.tributary.portal.spi.Home;
import io.tributary.portal.spi.Visitor;
import io.tributary.portal.spi.Visitors;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.time.InstantSource;
import java.util.Optional;

/** Tells who is visiting, from the session; the database is asked once a request. */
@Component
final class Visiting implements Visitors {
    private static final String ATTRIBUTE = "io.tributary.identity.visit";

    private final Accounts accounts;
    private final InstantSource clock;

    Visiting(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Optional<Visit> visit(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Known(var known)) {
            return known;
        }
        var found =
                Sessions.person(request)
                        .flatMap(accounts::visit)
                        .map(
                                visit ->
                                        visit.within(
                                                HostFilter.own(request),
                                                Sessions.voucher(request)));
        request.setAttribute(ATTRIBUTE, new Known(found));
        return found;
    }

    private record Known(Optional<Visit> visit) {}

    Optional<Actor> actor(HttpServletRequest request) {
        var looking = looking(request);
        return looking.isPresent()
                ? visit(request).map(visit -> asOwner(visit.person(), looking.get()))
                : visit(request).flatMap(visit -> visit.actor(Sessions.organization(request)));
    }

    /** At whose pages somebody who runs the house is looking. */
    Optional<Looking> looking(HttpServletRequest request) {
        return Looking.in(request, clock.instant())
                .filter(_ -> visit(request).filter(visit -> visit.person().operator()).isPresent());
    }

    private static Actor asOwner(Person operator, Looking looking) {
        return new Actor(
                operator.id(),
                operator.name(),
                operator.email(),
                looking.organization(),
                Role.OWNER,
                true);
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
        var looking = looking(request).orElse(null);
        return visit(request).map(visit -> visitor(visit, request, looking)).orElse(Visitor.NOBODY);
    }

    private static Visitor visitor(
            Visit visit, HttpServletRequest request, @Nullable Looking looking) {
        var own = visit.employments().stream().map(Visiting::choice).toList();
        var person = visit.person();
        if (looking == null) {
            var chosen = Sessions.organization(request);
            var working = visit.working(chosen).map(Visiting::choice).orElse(null);
            var home = home(visit, HostFilter.own(request));
            return new Visitor(person.name(), person.email(), working, own, home, null);
        }
        var lookedAt =
                new Visitor.OrganizationChoice(
                        looking.organization().toString(),
                        looking.companyName(),
                        Role.OWNER.label());
        return new Visitor(
                person.name(), person.email(), lookedAt, own, Home.DASHBOARD, looking.until());
    }

    /**
     * Where a visitor's pages begin.
     *
     * @param visit what of it there is at this host
     * @param own whose host it is; null for the house's
     */
    static Home home(Visit visit, @Nullable OrganizationId own) {
        if (!visit.employments().isEmpty()) {
            return Home.DASHBOARD;
        }
        if (visit.person().operator()) {
            return Home.DESK;
        }
        return own == null ? Home.ACCOUNT : Home.FRONT;
    }

    private static Visitor.OrganizationChoice choice(Visit.Employment employment) {
        return new Visitor.OrganizationChoice(
                employment.organization().toString(),
                employment.companyName(),
                employment.role().label());
    }
}
