package io.tributary.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Actor;
import io.tributary.identity.IdentityProblem;
import io.tributary.identity.Role;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Set;

/**
 * Lets in whom a page is for. Whoever is not signed in is asked to; whoever is in the wrong role is
 * told so; a page that does not say whom it is for is for nobody.
 */
final class Doorkeeper implements HandlerInterceptor {
    /** Pages of the shell and the framework stand on lower floors: they show nobody's data. */
    private static final Set<String> FLOORS_BELOW =
            Set.of("io.tributary.portal", "io.tributary.platform", "org.springframework");

    /** Names the organization whose page a form stands on. */
    private static final String FORM_OF = "_for";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Visiting visiting;

    Doorkeeper(Visiting visiting) {
        this.visiting = visiting;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || isBelow(method.getBeanType())) {
            return true;
        }
        refuseChangesOfOnlookers(request);
        return switch (Doors.of(method)) {
            case Doors.ForAll() -> true;
            case Doors.ForPersons(var byIssuer) ->
                    isSignedIn(request)
                            ? byIssuer || requireOwnSession(request)
                            : askToSignIn(request, response);
            case Doors.ForStaff(var roles) ->
                    isSignedIn(request)
                            ? requireRole(request, roles)
                            : askToSignIn(request, response);
            case Doors.ForOperators() ->
                    isSignedIn(request) ? requireOperator(request) : askToSignIn(request, response);
        };
    }

    /** Whoever looks at an organization's pages in its owner's place changes nothing at all. */
    private void refuseChangesOfOnlookers(HttpServletRequest request) {
        if (READING.contains(request.getMethod())
                || request.getRequestURI().equals(LookingController.END)) {
            return;
        }
        visiting.looking(request)
                .ifPresent(
                        looking -> {
                            throw new ProblemException(
                                    IdentityProblem.LOOKING_ONLY,
                                    "You are looking at the pages of "
                                            + looking.companyName()
                                            + ".");
                        });
    }

    static boolean isBelow(Class<?> controller) {
        return FLOORS_BELOW.stream()
                .anyMatch(floor -> controller.getName().startsWith(floor + "."));
    }

    private boolean isSignedIn(HttpServletRequest request) {
        return visiting.visit(request).isPresent();
    }

    /** What opens or tells more than one organization has is not for that one's issuer. */
    private static boolean requireOwnSession(HttpServletRequest request) {
        if (Sessions.isVouched(request)) {
            throw new ProblemException(
                    IdentityProblem.NOT_ALLOWED,
                    "You came in through your organization. Sign in by password or mail for what"
                            + " is your own.");
        }
        return true;
    }

    private boolean requireRole(HttpServletRequest request, Set<Role> roles) {
        var actor =
                visiting.actor(request)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                IdentityProblem.NOT_ALLOWED,
                                                "You do not work for an organization yet."));
        if (!roles.contains(actor.role())) {
            throw new ProblemException(
                    IdentityProblem.NOT_ALLOWED,
                    "This is not for the role " + actor.role().label() + ".");
        }
        refuseAnothersForm(request, actor);
        return true;
    }

    /** A form that was shown for one organization changes nothing in another. */
    private static void refuseAnothersForm(HttpServletRequest request, Actor actor) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        var shownFor = request.getParameter(FORM_OF);
        if (shownFor != null && !shownFor.equals(actor.organization().toString())) {
            throw new ProblemException(
                    IdentityProblem.FORM_EXPIRED,
                    "This page was shown for another organization than you work for now.");
        }
    }

    private boolean requireOperator(HttpServletRequest request) {
        if (!visiting.visit(request).orElseThrow().person().operator()) {
            throw new ProblemException(
                    PlatformProblem.NOT_FOUND, "There is no page at this address.");
        }
        return true;
    }

    private static boolean askToSignIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (wantsJson(request)) {
            throw new ProblemException(IdentityProblem.NOT_SIGNED_IN, "Nobody is signed in.");
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, "/sign-in" + afterwards(request));
        return false;
    }

    private static String afterwards(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        var query = request.getQueryString();
        var page = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        return "?next=" + URLEncoder.encode(page, UTF_8);
    }

    private static boolean wantsJson(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains("html");
    }
}
