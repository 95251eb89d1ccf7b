package io.tributary.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.Sha256;
import io.tributary.platform.Throttle;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signing in through an organization's issuer: the authorization code flow of OpenID Connect, with
 * PKCE, a state that works once in one browser, a nonce, and an address of return for each
 * organization, so that one issuer's answer is never taken for another's (RFC 9700).
 */
public final class IssuerSignIn {
    /** How long somebody may be on the way. */
    public static final Duration TRIP = Duration.ofMinutes(10);

    static final Throttle.Rule PER_ADDRESS =
            new Throttle.Rule("issuer per address", 60, Duration.ofMinutes(15));

    /**
     * Somebody leaves for the issuer.
     *
     * @param state stays with their browser until they come back
     */
    public record Departure(String state, URI address) {}

    /** What the browser brought back. */
    public record Callback(
            @Nullable String state,
            @Nullable String code,
            @Nullable String issuer,
            @Nullable String error) {
        @Override
        public String toString() {
            return "Callback";
        }
    }

    /** How it ended. */
    public sealed interface Ending {
        /**
         * The issuer vouched for them, and they work for the organization.
         *
         * @param issuer its address
         * @param next where they wished to go
         */
        record Arrived(Person person, String issuer, String next) implements Ending {}

        /**
         * They are not let in.
         *
         * @param why a sentence for the person
         */
        record TurnedAway(String why) implements Ending {}
    }

    private final IssuerStore store;
    private final Issuers issuers;
    private final IssuerClient client;
    private final IdTokens tokens;
    private final Staff staff;
    private final Throttle throttle;
    private final Transactions transactions;
    private final InstantSource clock;

    IssuerSignIn(Parts parts) {
        this.store = parts.store();
        this.issuers = parts.issuers();
        this.client = parts.client();
        this.tokens = new IdTokens(parts.clock());
        this.staff = parts.staff();
        this.throttle = parts.throttle();
        this.transactions = parts.transactions();
        this.clock = parts.clock();
    }

    /** What it is made of. */
    record Parts(
            IssuerStore store,
            Issuers issuers,
            IssuerClient client,
            Staff staff,
            Throttle throttle,
            Transactions transactions,
            InstantSource clock) {}

    /**
     * Prepares the way to the issuer.
     *
     * @param returnsTo the absolute address to which the issuer sends people back
     * @param next where to go afterwards, inside this server
     * @throws ProblemException {@link IdentityProblem#ISSUER_UNUSABLE}
     */
    public Departure depart(
            OrganizationId organization, String returnsTo, String next, InetAddress from) {
        throttle.attempt(PER_ADDRESS, Origins.of(from));
        var issuer =
                issuers.of(organization)
                        .orElseThrow(() -> unusable("This organization has no issuer."));
        IssuerClient.Described described;
        try {
            described = client.described(issuer.address());
        } catch (IssuerClient.Unusable broken) {
            throw unusable(String.valueOf(broken.getMessage()));
        }
        var state = LinkToken.fresh();
        var trip =
                new IssuerStore.Trip(
                        organization,
                        issuer.address(),
                        LinkToken.fresh().text(),
                        LinkToken.fresh().text(),
                        returnsTo,
                        next);
        transactions.run(
                Scope.system("leave for an issuer"),
                () -> store.depart(state, trip, clock.instant().plus(TRIP)));
        return new Departure(state.text(), question(described, issuer, trip, state));
    }

    private static URI question(
            IssuerClient.Described described,
            Issuer issuer,
            IssuerStore.Trip trip,
            LinkToken state) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", issuer.clientId());
        query.put("redirect_uri", trip.returnsTo());
        query.put("scope", "openid email profile");
        query.put("state", state.text());
        query.put("nonce", trip.nonce());
        query.put("code_challenge", challenge(trip.verifier()));
        query.put("code_challenge_method", "S256");
        var there = described.authorization().toString();
        return URI.create(
                there
                        + (there.contains("?") ? "&" : "?")
                        + query.entrySet().stream()
                                .map(
                                        one ->
                                                one.getKey()
                                                        + "="
                                                        + URLEncoder.encode(one.getValue(), UTF_8))
                                .collect(Collectors.joining("&")));
    }

    /**
     * Ends the trip, whatever came of it: the state is used up.
     *
     * @param expectedState what this browser left with; null when it did not
     */
    public Ending arrive(
            OrganizationId organization, Callback callback, @Nullable String expectedState) {
        var state = callback.state();
        if (state == null || expectedState == null || !isSame(state, expectedState)) {
            return turnedAway("This sign-in did not begin in this browser. Please begin again.");
        }
        var trip =
                transactions.in(
                        Scope.system("come back from an issuer"),
                        () -> store.arrive(new LinkToken(state), organization, clock.instant()));
        if (trip.isEmpty()) {
            return turnedAway("This sign-in was used already, or it took too long.");
        }
        var issuer =
                issuers.of(organization).filter(one -> one.address().equals(trip.get().issuer()));
        if (issuer.isEmpty()) {
            return turnedAway("The organization has changed its issuer meanwhile.");
        }
        if (callback.error() != null || callback.code() == null) {
            return turnedAway("The issuer did not let you in.");
        }
        try {
            return vouched(trip.get(), issuer.get(), callback);
        } catch (IssuerClient.Unusable broken) {
            return turnedAway(String.valueOf(broken.getMessage()));
        }
    }

    private Ending vouched(IssuerStore.Trip trip, Issuer issuer, Callback callback)
            throws IssuerClient.Unusable {
        var described = client.described(issuer.address());
        var named = callback.issuer();
        if (named == null ? described.namesItself() : !named.equals(issuer.address())) {
            return turnedAway("Another issuer answered than was asked.");
        }
        var token =
                client.idToken(
                        described,
                        issuer,
                        issuers.secret(trip.organization()),
                        Map.of(
                                "code", String.valueOf(callback.code()),
                                "redirect_uri", trip.returnsTo(),
                                "code_verifier", trip.verifier()));
        var expected = new IdTokens.Expected(issuer.address(), issuer.clientId(), trip.nonce());
        return switch (tokens.judge(token, client.keys(described), expected)) {
            case IdTokens.Verdict.Refused(var why) ->
                    turnedAway("The issuer's token was not believed: " + why + ".");
            case IdTokens.Verdict.Vouched(var email, var name) ->
                    admitted(trip, issuer, email, name);
        };
    }

    private Ending admitted(IssuerStore.Trip trip, Issuer issuer, String email, String name) {
        var responsible = issuers.responsibleFor(email);
        if (responsible.isEmpty() || !responsible.get().equals(trip.organization())) {
            return turnedAway(
                    "The issuer may not vouch for "
                            + email
                            + ": the organization has not proven that name for sign-in.");
        }
        return staff.vouched(trip.organization(), email, name, issuer.newcomers())
                .<Ending>map(person -> new Ending.Arrived(person, issuer.address(), trip.next()))
                .orElseGet(
                        () ->
                                turnedAway(
                                        email
                                                + " does not work for this organization here."
                                                + " Ask one of its owners for an invitation."));
    }

    /** Forgets who left and never came back. */
    void forgetTrips() {
        transactions.run(Scope.system("old trips"), () -> store.forgetTrips(clock.instant()));
    }

    private static Ending turnedAway(String why) {
        return new Ending.TurnedAway(why);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private static ProblemException unusable(String detail) {
        return new ProblemException(IdentityProblem.ISSUER_UNUSABLE, detail);
    }

    /** The challenge that only the verifier answers (RFC 7636). */
    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }
}
