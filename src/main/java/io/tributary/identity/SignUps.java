package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.Switch;
import io.tributary.platform.Switches;
import io.tributary.platform.Throttle;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Sign-up. It always makes a new organization with a first test key, and a claim on it that waits
 * for its mail to be answered; the address is not looked up before that, so that nothing can tell
 * whether it was known.
 */
public final class SignUps {
    /** How long the mail may wait for its answer. */
    public static final Duration CLAIM_LIFE = Duration.ofDays(7);

    /** Whether strangers may sign up. */
    public static final Switch OPEN =
            new Switch(
                    "identity.sign-up",
                    "Sign-up",
                    "When it is off, nobody new can sign up; invitations and accounts go on.",
                    true,
                    false);

    static final Throttle.Rule PER_ADDRESS =
            new Throttle.Rule("sign-up per address", 60, Duration.ofHours(1));
    static final Throttle.Rule PER_EMAIL =
            new Throttle.Rule("sign-up per e-mail", 5, Duration.ofHours(1));

    /**
     * What somebody signs up with.
     *
     * @param password absent: they sign in by mailed links
     */
    public record Application(
            String companyName,
            String email,
            String useCase,
            Tier tier,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Application[" + companyName + "]";
        }
    }

    /** The new organization, and its key, shown this once. */
    public record Opened(Organization organization, FirstKey.Issued key) {}

    /** The claim on an organization: whose answer is awaited, or was given. */
    public record Claim(String email, boolean confirmed) {}

    /** The mail was answered: this person owns that organization now. */
    public record Confirmed(Person person, OrganizationId organization) {}

    /**
     * What a link in a mail is about, before anybody presses the button.
     *
     * @param offersPassword whether somebody who is new here may keep the password of the sign-up
     */
    public record Waiting(
            OrganizationId organization,
            String companyName,
            String email,
            boolean offersPassword) {}

    private final Organizations organizations;
    private final Accounts accounts;
    private final Staff staff;
    private final FirstKey firstKey;
    private final ClaimStore claims;
    private final Letters letters;
    private final Throttle throttle;
    private final ApplicationEventPublisher events;
    private final Transactions transactions;
    private final Switches switches;

    SignUps(
            Organizations organizations,
            Accounts accounts,
            Staff staff,
            FirstKey firstKey,
            ClaimStore claims,
            Letters letters,
            Throttle throttle,
            ApplicationEventPublisher events,
            Transactions transactions,
            Switches switches) {
        this.organizations = organizations;
        this.accounts = accounts;
        this.staff = staff;
        this.firstKey = firstKey;
        this.claims = claims;
        this.letters = letters;
        this.throttle = throttle;
        this.events = events;
        this.transactions = transactions;
        this.switches = switches;
    }

    /** Whether somebody new can sign up now. */
    public boolean isOpen() {
        return switches.isOn(OPEN);
    }

    /**
     * Makes the organization, its first test key and the claim, and mails the question.
     *
     * @throws ProblemException {@link IdentityProblem#SIGN_UP_CLOSED}
     */
    public Opened open(Application application, InetAddress from) {
        if (!isOpen()) {
            throw new ProblemException(
                    IdentityProblem.SIGN_UP_CLOSED, "Nobody new can sign up at the moment.");
        }
        throttle.attempt(PER_ADDRESS, Origins.of(from));
        throttle.attempt(PER_EMAIL, application.email());
        var password = application.password();
        var hash = password == null ? null : accounts.hash(password);
        return transactions.in(
                Scope.system("sign-up"),
                () -> {
                    var organization =
                            organizations.found(
                                    application.companyName(),
                                    application.tier(),
                                    application.useCase());
                    return transactions.in(
                            Scope.of(organization.id()),
                            () -> {
                                ask(organization, application.email(), hash);
                                events.publishEvent(
                                        new SignedUp(organization.id(), application.email()));
                                return new Opened(organization, firstKey.issue(organization.id()));
                            });
                });
    }

    private void ask(Organization organization, String email, @Nullable String passwordHash) {
        var token = LinkToken.fresh();
        claims.add(organization.id(), email, passwordHash, token);
        letters.confirmSignUp(email, organization.companyName(), token);
    }

    /** Mails the question again, with a fresh link; the old one is dead then. */
    public void askAgain(OrganizationId organization, InetAddress from) {
        throttle.attempt(PER_ADDRESS, Origins.of(from));
        transactions.run(
                Scope.of(organization),
                () -> {
                    var open = claims.find(organization).filter(claim -> !claim.confirmed());
                    open.ifPresent(
                            claim -> {
                                throttle.attempt(PER_EMAIL, claim.email());
                                var token = LinkToken.fresh();
                                claims.renew(organization, token);
                                var name =
                                        organizations
                                                .find(organization)
                                                .orElseThrow()
                                                .companyName();
                                letters.confirmSignUp(claim.email(), name, token);
                            });
                });
    }

    /** Whether the mail was answered; empty for an organization that nobody signed up. */
    public Optional<Claim> claim(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> claims.find(organization));
    }

    /** What the link is about, as long as it works. */
    public Optional<Waiting> waiting(String token) {
        return transactions
                .in(
                        Scope.system("look at a sign-up link"),
                        () -> claims.pending(new LinkToken(token)))
                .map(
                        pending ->
                                new Waiting(
                                        pending.organization(),
                                        pending.companyName(),
                                        pending.email(),
                                        pending.passwordHash() != null
                                                && accounts.known(pending.email()).isEmpty()));
    }

    /**
     * Answers the mail, once: whoever holds the link owns the address, and from now on the
     * organization.
     *
     * @param keepPassword whether somebody who is new takes the password of the sign-up
     */
    public Optional<Confirmed> confirm(String token, boolean keepPassword) {
        return transactions.in(
                Scope.system("confirm a sign-up"),
                () ->
                        claims.confirm(new LinkToken(token))
                                .map(
                                        pending -> {
                                            var person =
                                                    accounts.confirmed(
                                                            pending.email(),
                                                            keepPassword
                                                                    ? pending.passwordHash()
                                                                    : null);
                                            staff.join(pending.organization(), person, Role.OWNER);
                                            return new Confirmed(person, pending.organization());
                                        }));
    }
}
