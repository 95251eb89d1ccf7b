package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.FirstKey;
import io.tributary.identity.Members;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.notify.Deliveries;
import io.tributary.notify.WantedEndpoint;
import io.tributary.notify.Webhooks;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.support.Category;
import io.tributary.support.NewTicket;
import io.tributary.support.Tickets;

import jakarta.servlet.ServletContext;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Generated over every page there is: nobody sees what is not for them. */
@ExtendWith(TributaryServer.Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTests {
    private static final String PASSWORD = "correct horse battery";

    /** Enough of what forms ask for, so that a handler comes as far as looking for its subject. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "role", "viewer",
                    "name", "Somebody",
                    "affiliation", "member",
                    "verification", "none",
                    "source", "by hand",
                    "overlap", "0");

    /** One page: a handler, its method and its path. */
    private record Route(RequestMethod method, String path, HandlerMethod handler) {
        Doors.Door door() {
            return Doors.of(handler);
        }

        boolean names() {
            return path.contains("{");
        }

        String at(String id) {
            return path.replaceAll("\\{[^}]+}", id);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final TributaryServer server;
    private final Organization ours;
    private final Map<Role, FormsBrowser> visitors = new EnumMap<>(Role.class);

    AccessTests(TributaryServer server) {
        this.server = server;
        this.ours = organization();
    }

    @Test
    void every_page_says_exactly_once_whom_it_is_for() {
        assertThat(routes())
                .hasSizeGreaterThan(30)
                .allSatisfy(route -> assertThat(route.door()).isNotNull());
    }

    @TestFactory
    Stream<DynamicTest> without_a_session_a_page_that_is_not_open_asks_to_sign_in() {
        return routes().stream()
                .filter(route -> !(route.door() instanceof Doors.ForAll))
                .map(
                        route ->
                                dynamicTest(
                                        route.toString(),
                                        () -> {
                                            var id = UUID.randomUUID().toString();
                                            var answer = call(new FormsBrowser(server), route, id);
                                            assertThat(answer.statusCode()).isEqualTo(303);
                                            assertThat(answer.headers().firstValue("Location"))
                                                    .hasValueSatisfying(
                                                            location ->
                                                                    assertThat(location)
                                                                            .startsWith(
                                                                                    "/sign-in"));
                                            assertThat(
                                                            call(
                                                                            new FormsBrowser(server)
                                                                                    .wantingJson(),
                                                                            route,
                                                                            id)
                                                                    .statusCode())
                                                    .isEqualTo(401);
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> the_wrong_role_is_refused() {
        return routes().stream()
                .filter(route -> route.door() instanceof Doors.ForStaff)
                .flatMap(
                        route ->
                                wrongRoles(route)
                                        .map(
                                                role ->
                                                        dynamicTest(
                                                                route + " as " + role.label(),
                                                                () -> {
                                                                    var answer =
                                                                            call(
                                                                                    as(role),
                                                                                    route,
                                                                                    UUID.randomUUID()
                                                                                            .toString());
                                                                    assertThat(answer.statusCode())
                                                                            .isEqualTo(403);
                                                                    assertThat(answer.body())
                                                                            .contains(
                                                                                    "/docs/problems/not-allowed");
                                                                })));
    }

    @TestFactory
    Stream<DynamicTest> what_runs_the_house_is_not_there_for_others() {
        return routes().stream()
                .filter(route -> route.door() instanceof Doors.ForOperators)
                .map(
                        route ->
                                dynamicTest(
                                        route.toString(),
                                        () ->
                                                assertThat(
                                                                call(
                                                                                as(Role.OWNER),
                                                                                route,
                                                                                UUID.randomUUID()
                                                                                        .toString())
                                                                        .statusCode())
                                                        .isEqualTo(404)));
    }

    @TestFactory
    Stream<DynamicTest> another_organizations_things_look_like_missing_ones() {
        var theirs = theirThings();
        return routes().stream()
                .filter(Route::names)
                .filter(
                        route ->
                                route.door() instanceof Doors.ForStaff
                                        || route.door() instanceof Doors.ForPersons)
                .map(
                        route ->
                                dynamicTest(
                                        route.toString(),
                                        () -> {
                                            var missing =
                                                    call(
                                                            as(Role.OWNER),
                                                            route,
                                                            UUID.randomUUID().toString());
                                            assertThat(missing.statusCode()).isEqualTo(404);
                                            for (var id : theirs) {
                                                var other = call(as(Role.OWNER), route, id);
                                                assertThat(other.statusCode()).isEqualTo(404);
                                                assertThat(anonymous(other))
                                                        .isEqualTo(anonymous(missing));
                                            }
                                        }));
    }

    /** Ids of everything that another organization has. */
    private List<String> theirThings() {
        var organization = organization();
        var owner = actor(organization, Role.OWNER, "theirs");
        server.bean(Staff.class)
                .invite(owner, "invited-" + UUID.randomUUID() + "@example.com", Role.VIEWER);
        server.bean(Members.class)
                .add(
                        owner,
                        new Members.Entry(
                                "member@example.com",
                                "Member",
                                Members.Affiliation.MEMBER,
                                Members.Verification.NONE,
                                null,
                                "by hand",
                                List.of()));
        var key =
                server.bean(Transactions.class)
                        .in(
                                Scope.of(organization.id()),
                                () -> server.bean(FirstKey.class).issue(organization.id()));
        var by = AuditTrail.By.of(owner);
        var wanted = new WantedEndpoint("http://localhost:9/", "", new TreeSet<>());
        var endpoint = server.bean(Webhooks.class).create(by, wanted).endpoint();
        var delivery = server.bean(Deliveries.class).test(by, endpoint);
        var ticket =
                server.bean(Tickets.class)
                        .open(
                                owner,
                                new NewTicket(
                                        Category.OTHER, "Theirs", "Theirs.", List.of(), null));
        new FormsBrowser(server).signIn(owner.email(), PASSWORD);
        var session = server.bean(Sessions.class).of(owner.person()).getFirst();
        return List.of(
                organization.id().toString(),
                owner.person().toString(),
                key.id(),
                endpoint.toString(),
                delivery.toString(),
                ticket.id().toString(),
                Sessions.reference(session.id()),
                server.bean(Staff.class).invitations(organization.id()).getFirst().id().toString(),
                server.bean(Members.class)
                        .of(organization.id(), null, null, 1)
                        .items()
                        .getFirst()
                        .id()
                        .toString());
    }

    private Stream<Role> wrongRoles(Route route) {
        return route.door() instanceof Doors.ForStaff(var roles)
                ? Stream.of(Role.values()).filter(role -> !roles.contains(role))
                : Stream.empty();
    }

    /** A visitor in that role, signed in once for all tests. */
    private FormsBrowser as(Role role) {
        return visitors.computeIfAbsent(
                role,
                _ -> {
                    var actor = actor(ours, role, "ours");
                    var browser = new FormsBrowser(server);
                    assertThat(browser.signIn(actor.email(), PASSWORD).statusCode()).isEqualTo(303);
                    browser.get("/account");
                    return browser.wantingJson();
                });
    }

    private HttpResponse<String> call(FormsBrowser browser, Route route, String id) {
        return route.method() == RequestMethod.GET
                ? browser.get(route.at(id))
                : browser.post(route.at(id), FIELDS);
    }

    private static String anonymous(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"request_id\":\"[^\"]+\"", "");
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        mapping()
                .getHandlerMethods()
                .forEach(
                        (mapping, handler) -> {
                            if (!Doorkeeper.isBelow(handler.getBeanType())) {
                                var methods = mapping.getMethodsCondition().getMethods();
                                for (var path : mapping.getPatternValues()) {
                                    methods.forEach(
                                            method -> routes.add(new Route(method, path, handler)));
                                }
                            }
                        });
        routes.sort(Comparator.comparing(Route::toString));
        return routes;
    }

    /** The framework has another one for its own endpoints. */
    private RequestMappingHandlerMapping mapping() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(
                        server.bean(ServletContext.class))
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    private Organization organization() {
        return server.bean(Organizations.class).found("Access", Tier.STARTER, "to test");
    }

    private Actor actor(Organization organization, Role role, String side) {
        Person person =
                server.bean(Accounts.class)
                        .invent(
                                role.code() + "-" + side + "-" + UUID.randomUUID() + "@example.com",
                                "Somebody",
                                PASSWORD,
                                false);
        OrganizationId id = organization.id();
        server.bean(Staff.class).employ(id, person, role);
        return new Actor(person.id(), person.name(), person.email(), id, role, false);
    }
}
