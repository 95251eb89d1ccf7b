package io.tributary.identity.web;

import io.tributary.identity.Actor;
import io.tributary.identity.Brand;
import io.tributary.identity.BrandStyle;
import io.tributary.identity.Brands;
import io.tributary.identity.Hosts;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Look;
import io.tributary.portal.spi.Looks;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Optional;

/**
 * A page wears the look of the organization at whose own host it is, or else of the one its visitor
 * works for; the house's where neither has one.
 */
@Component
final class BrandLooks implements Looks {
    private final Brands brands;
    private final Hosts hosts;
    private final Visiting visiting;
    private final Settings settings;

    BrandLooks(Brands brands, Hosts hosts, Visiting visiting, Settings settings) {
        this.brands = brands;
        this.hosts = hosts;
        this.visiting = visiting;
        this.settings = settings;
    }

    @Override
    public Look of(HttpServletRequest request) {
        var own = HostFilter.own(request);
        var home =
                Optional.ofNullable(own)
                        .flatMap(hosts::nameOf)
                        .map(hosts::home)
                        .orElseGet(() -> settings.link(""));
        return whose(request, own)
                .flatMap(brands::worn)
                .map(brand -> look(brand, home, own != null))
                .orElseGet(() -> new Look(Look.HOUSE, null, null, home, true, own != null));
    }

    private Optional<OrganizationId> whose(
            HttpServletRequest request, @Nullable OrganizationId own) {
        return own == null ? visiting.actor(request).map(Actor::organization) : Optional.of(own);
    }

    private static Look look(Brand brand, String home, boolean isOwnHost) {
        var logo = brand.logo();
        return new Look(
                brand.name(),
                logo == null ? null : new Look.Logo(logo.path(), logo.width(), logo.height()),
                BrandStyle.of(brand.colours()).path(),
                home,
                false,
                isOwnHost);
    }
}
