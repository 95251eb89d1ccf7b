package io.tributary.identity;

import io.tributary.kernel.Problem;

/** What can go wrong with people and what they may do. */
public enum IdentityProblem implements Problem {
    NOT_SIGNED_IN("not-signed-in", 401, "Nobody is signed in", "Sign in, then ask again."),
    NOT_ALLOWED(
            "not-allowed",
            403,
            "Your role does not allow this",
            "Ask an owner or admin of the organization for a role that does."),
    FORM_EXPIRED(
            "form-expired",
            403,
            "This form is too old",
            "Nothing was done. Load the page again, then send the form again."),
    LINK_USED(
            "link-used",
            410,
            "This link does not work any more",
            "A link works once and for a limited time. Ask for a new one."),
    LAST_OWNER(
            "last-owner",
            409,
            "An organization needs an owner",
            "Make somebody else an owner first."),
    NO_SEAT(
            "no-seat",
            409,
            "All seats are taken",
            "Withdraw an invitation or remove somebody, or choose a tier with more seats."),
    NOT_ENTITLED(
            "not-entitled",
            403,
            "Your plan does not have this",
            "Choose a plan that has it, or ask us for a contract."),
    NOT_VOUCHED(
            "not-vouched",
            403,
            "Your organization's sign-in did not let you in",
            "Begin the sign-in again; if it happens twice, tell an owner of the organization."),
    ISSUER_UNUSABLE(
            "issuer-unusable",
            502,
            "The organization's sign-in does not answer",
            "Try again in a while, or tell an owner of the organization."),
    DOMAIN_NOT_PROVEN(
            "domain-not-proven",
            409,
            "The name is not proven to be yours",
            "Set the TXT record that the page of domains shows, then check again."),
    GRANTS_OVERLAP(
            "grants-overlap",
            409,
            "Two grants of one thing at one time",
            "Read what is granted now, then grant again."),
    SIGN_UP_CLOSED(
            "sign-up-closed",
            403,
            "Sign-up is closed for now",
            "Come back later; whoever has an account can sign in."),
    LOOKING_ONLY(
            "looking-only",
            403,
            "You are only looking",
            "Nothing was done. Stop looking at the organization first; its own staff can do this."),
    OWN_REQUEST(
            "own-request",
            409,
            "Somebody else has to decide this",
            "Whoever asks for something that needs two persons cannot be the second."),
    REQUEST_CLOSED(
            "request-closed",
            409,
            "This request is decided or too old",
            "Look at what came of it; ask again if it is still needed.");

    private final Entry entry;

    IdentityProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
