package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Postbox;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Look;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What identity writes to people. Each letter is posted in the surrounding transaction. */
final class Letters {
    private final Postbox postbox;
    private final Settings settings;
    private final Brands brands;
    private final Hosts hosts;

    Letters(Postbox postbox, Settings settings, Brands brands, Hosts hosts) {
        this.postbox = postbox;
        this.settings = settings;
        this.brands = brands;
        this.hosts = hosts;
    }

    /**
     * Where a link that lets somebody in leads: to the organization's own host, if it has one. It
     * works there alone then.
     */
    @Nullable OrganizationId onlyAt(@Nullable OrganizationId organization) {
        return organization != null && hosts.nameOf(organization).isPresent() ? organization : null;
    }

    private String link(@Nullable OrganizationId onlyAt, String path) {
        return Optional.ofNullable(onlyAt)
                .flatMap(hosts::nameOf)
                .map(name -> hosts.home(name) + path)
                .orElseGet(() -> settings.link(path));
    }

    private String house(@Nullable OrganizationId organization) {
        return Optional.ofNullable(organization)
                .flatMap(brands::worn)
                .map(Brand::name)
                .orElse(Look.HOUSE);
    }

    /**
     * @param onlyAt at whose own host the link works; null for the house's
     */
    void signInLink(String email, LinkToken token, @Nullable OrganizationId onlyAt) {
        var house = house(onlyAt);
        postbox.post(
                onlyAt,
                email,
                "Your sign-in link for " + house,
                """
                Open this link to sign in to %s:

                %s

                It works once, within 15 minutes. If you have no account yet, it makes a free one.
                If you did not ask for it, ignore this mail: nobody gets in without the link.
                """
                        .formatted(house, link(onlyAt, "/sign-in/link?token=" + token.text())));
    }

    void confirmSignUp(String email, String companyName, LinkToken token) {
        postbox.post(
                null,
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

    /**
     * @param companyName of the organization that invites
     * @param inviter what the one is called who does
     */
    void invitation(
            OrganizationId organization,
            String email,
            String companyName,
            String inviter,
            Role role,
            LinkToken token) {
        var house = house(organization);
        var where = house.equals(companyName) ? "" : " on " + house;
        postbox.post(
                organization,
                email,
                "Join " + shortened(companyName) + where,
                """
                %s invites you to work for %s%s as %s.

                Open this link to accept:

                %s

                It works for 7 days. If you do not know them, ignore this mail.
                """
                        .formatted(
                                inviter,
                                companyName,
                                where,
                                role.label(),
                                link(onlyAt(organization), "/invitation?token=" + token.text())));
    }

    void passwordChanged(String email) {
        postbox.post(
                null,
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
