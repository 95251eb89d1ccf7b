package io.tributary.identity.web;

import io.tributary.identity.Person;
import io.tributary.identity.Visit;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;
import io.tributary.platform.ClientConnections;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Visitors' sessions: begun at sign-in under a new id, kept in the database, listed and ended by
 * their person. A session of somebody who signed up and has not answered the mail yet is
 * provisional: it names the organization and no person.
 */
@Component
final class Sessions {
    private static final String ORGANIZATION = "tributary.organization";
    private static final String PROVISIONAL = "tributary.provisional";
    private static final String ADDRESS = "tributary.address";
    private static final String DEVICE = "tributary.device";
    private static final String HOST = "tributary.host";
    private static final String ISSUER = "tributary.issuer";
    private static final String VOUCHER = "tributary.voucher";
    private static final String TRIP = "tributary.trip";

    /** After so long without a page the issuer is asked again: it may know better by then. */
    private static final int VOUCHED_SECONDS = 12 * 60 * 60;

    /** One place where a person is signed in. */
    record SignedInAt(String id, Instant since, Instant lastSeen, String address, String device) {}

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy renewal;
    private final ClientConnections connections;
    private final Duration life;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> repository,
            SecurityContextRepository contexts,
            SessionAuthenticationStrategy renewal,
            ClientConnections connections,
            @Value("${server.servlet.session.timeout}") Duration life) {
        this.repository = repository;
        this.contexts = contexts;
        this.renewal = renewal;
        this.connections = connections;
        this.life = life;
    }

    /** What stands in the session of a person. */
    static Authentication authentication(PersonId person) {
        return UsernamePasswordAuthenticationToken.authenticated(
                person.toString(), null, AuthorityUtils.NO_AUTHORITIES);
    }

    /** Signs in: under a new session id, with a new token for forms. */
    void begin(HttpServletRequest request, HttpServletResponse response, Person person) {
        var authentication = authentication(person.id());
        renewal.onAuthentication(authentication, request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        note(request);
    }

    /** Remembers from where, for the list of sessions, and lets it rest as long as it may. */
    void note(HttpServletRequest request) {
        var session = request.getSession();
        session.setMaxInactiveInterval((int) life.toSeconds());
        session.removeAttribute(PROVISIONAL);
        session.removeAttribute(ISSUER);
        session.removeAttribute(VOUCHER);
        var own = HostFilter.own(request);
        session.setAttribute(HOST, own == null ? "" : own.toString());
        session.setAttribute(ADDRESS, connections.of(request).address().getHostAddress());
        session.setAttribute(
                DEVICE, Device.of(Objects.toString(request.getHeader(HttpHeaders.USER_AGENT), "")));
    }

    static Optional<PersonId> person(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null
                        || authentication instanceof AnonymousAuthenticationToken
                        || !authentication.isAuthenticated()
                        || !Objects.equals(read(request, HOST), HostFilter.own(request))
                ? Optional.empty()
                : Optional.of(new PersonId(UUID.fromString(authentication.getName())));
    }

    /** Whether an issuer vouched for the person at sign-in. */
    static boolean isVouched(HttpServletRequest request) {
        return voucher(request) != null;
    }

    /** Who vouched for the person at sign-in; null when no issuer was asked. */
    static Visit.@Nullable Voucher voucher(HttpServletRequest request) {
        var organization = read(request, ISSUER);
        return organization == null
                ? null
                : new Visit.Voucher(
                        organization,
                        Objects.toString(request.getSession().getAttribute(VOUCHER), ""));
    }

    /** Signs in somebody for whom an organization's issuer vouches. */
    void beginVouched(
            HttpServletRequest request,
            HttpServletResponse response,
            Person person,
            Visit.Voucher voucher) {
        begin(request, response, person);
        var session = request.getSession();
        session.setAttribute(ISSUER, voucher.organization().toString());
        session.setAttribute(VOUCHER, voucher.issuer());
        session.setMaxInactiveInterval(VOUCHED_SECONDS);
        workFor(request, voucher.organization());
    }

    /** Remembers with which state this browser left for an issuer. */
    static void leave(HttpServletRequest request, String state) {
        request.getSession().setAttribute(TRIP, state);
    }

    /** The state it left with, once. */
    static @Nullable String comeBack(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(TRIP) instanceof String state) {
            session.removeAttribute(TRIP);
            return state;
        }
        return null;
    }

    /** For whom they chose to work. */
    static @Nullable OrganizationId organization(HttpServletRequest request) {
        return read(request, ORGANIZATION);
    }

    static void workFor(HttpServletRequest request, OrganizationId organization) {
        request.getSession().setAttribute(ORGANIZATION, organization.toString());
    }

    /** The organization that was signed up in this browser and waits for the mail. */
    static @Nullable OrganizationId provisional(HttpServletRequest request) {
        return read(request, PROVISIONAL);
    }

    static void beginProvisional(HttpServletRequest request, OrganizationId organization) {
        request.getSession().setAttribute(PROVISIONAL, organization.toString());
    }

    private static @Nullable OrganizationId read(HttpServletRequest request, String attribute) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(attribute) instanceof String id
                        && !id.isEmpty()
                ? OrganizationId.of(id)
                : null;
    }

    /** Where the person is signed in, the place last seen first. */
    List<SignedInAt> of(PersonId person) {
        return repository.findByPrincipalName(person.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(
                        session ->
                                new SignedInAt(
                                        session.getId(),
                                        session.getCreationTime(),
                                        session.getLastAccessedTime(),
                                        Objects.toString(session.getAttribute(ADDRESS), "unknown"),
                                        Objects.toString(
                                                session.getAttribute(DEVICE), "Unknown device")))
                .sorted(Comparator.comparing(SignedInAt::lastSeen).reversed())
                .toList();
    }

    /** Ends one session of that person; somebody else's stays as it is. */
    boolean end(PersonId person, String reference) {
        var own =
                repository.findByPrincipalName(person.toString()).keySet().stream()
                        .filter(id -> reference(id).equals(reference))
                        .findFirst();
        own.ifPresent(repository::deleteById);
        return own.isPresent();
    }

    /** Signs the person out everywhere. */
    void endAll(PersonId person) {
        repository.findByPrincipalName(person.toString()).keySet().forEach(repository::deleteById);
    }

    /** Signs the person out everywhere but here. */
    void endOthers(PersonId person, String here) {
        repository.findByPrincipalName(person.toString()).keySet().stream()
                .filter(id -> !id.equals(here))
                .forEach(repository::deleteById);
    }

    /** Names a session on a page without giving its id away. */
    static String reference(String sessionId) {
        return UUID.nameUUIDFromBytes(sessionId.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
