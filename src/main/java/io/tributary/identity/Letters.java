package io.tributary.identity;

import io.tributary.platform.Postbox;
import io.tributary.platform.Settings;

/** What identity writes to people. Each letter is posted in the surrounding transaction. */
final class Letters {
    private final Postbox postbox;
    private final Settings settings;

    Letters(Postbox postbox, Settings settings) {
        this.postbox = postbox;
        this.settings = settings;
    }

    void signInLink(String email, LinkToken token) {
        postbox.post(
                email,
                "Your sign-in link for Tributary",
                """
                Open this link to sign in to Tributary:

                %s

                It works once, within 15 minutes. If you have no account yet, it makes a free one.
                If you did not ask for it, ignore this mail: nobody gets in without the link.
                """
                        .formatted(settings.link("/sign-in/link?token=" + token.text())));
    }

    void confirmSignUp(String email, String companyName, LinkToken token) {
        postbox.post(
                email,
                "Confirm your sign-up with Tributary",
                """
                Somebody, hopefully you, signed up %s with Tributary and gave this address.

                Open this link to confirm that it is yours and to become the owner of the organization:

                %s

                It works for 7 days. If this was not you, ignore this mail: without the link nobody
                becomes the owner.
                """
                        .formatted(
                                companyName,
                                settings.link("/partner/signup/confirm?token=" + token.text())));
    }

    void invitation(String email, String companyName, String inviter, Role role, LinkToken token) {
        postbox.post(
                email,
                "Join " + shortened(companyName) + " on Tributary",
                """
                %s invites you to work for %s on Tributary as %s.

                Open this link to accept:

                %s

                It works for 7 days. If you do not know them, ignore this mail.
                """
                        .formatted(
                                inviter,
                                companyName,
                                role.label(),
                                settings.link("/invitation?token=" + token.text())));
    }

    void passwordChanged(String email) {
        postbox.post(
                email,
                "Your Tributary password was changed",
                """
                The password of your Tributary account was changed just now.

                If this was not you, sign in by a mailed link, choose another one, and sign out everywhere:

                %s
                """
                        .formatted(settings.link("/account")));
    }

    private static String shortened(String name) {
        return name.length() <= 120 ? name : name.substring(0, 120) + "…";
    }
}
