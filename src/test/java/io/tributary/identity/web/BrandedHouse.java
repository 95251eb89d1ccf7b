package io.tributary.identity.web;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.Brand;
import io.tributary.identity.BrandColours;
import io.tributary.identity.Brands;
import io.tributary.identity.Colour;
import io.tributary.identity.Domains;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.Period;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** An organization with white label, a brand and a host of its own. */
record BrandedHouse(TributaryServer server, Actor owner, String host) {
    static final String PASSWORD = "correct horse battery";
    static final String NAME = "Meridian Lane";
    static final String ACCENT = "#5b2a86";

    static BrandedHouse found(TributaryServer server) {
        var slug = "m" + UUID.randomUUID().toString().substring(0, 8);
        var owner = owner(server, slug);
        server.bean(Entitlements.class)
                .grant(
                        owner.organization(),
                        List.of(Grant.feature(Feature.WHITE_LABEL)),
                        new Period(server.bean(InstantSource.class).instant(), Instant.MAX),
                        "test");
        server.bean(Brands.class)
                .save(
                        owner,
                        new Brand(
                                NAME,
                                BrandColours.HOUSE.with(
                                        BrandColours.Token.ACCENT, Colour.of(ACCENT).orElseThrow()),
                                new Brand.Sender("Meridian Care", null, "care@meridian.example"),
                                null));
        var house = new BrandedHouse(server, owner, slug + ".localhost");
        var domain = server.bean(Domains.class).claim(owner, house.host());
        server.bean(Domains.class).use(owner, domain.id(), true, false);
        return house;
    }

    static Actor owner(TributaryServer server, String slug) {
        var organization =
                server.bean(Organizations.class).found("Meridian", Tier.ENTERPRISE, "to test");
        var email = "owner-" + slug + "@example.com";
        var person =
                server.bean(Accounts.class)
                        .invent(email, "Olga Owner", PASSWORD, /* operator */ false);
        server.bean(Staff.class).employ(organization.id(), person, Role.OWNER);
        return new Actor(person.id(), person.name(), email, organization.id(), Role.OWNER, false);
    }

    /** Its plan ends. */
    void lose() {
        server.bean(Entitlements.class)
                .withdraw(owner.organization(), List.of(Feature.WHITE_LABEL));
    }

    HostVisitor visitor() {
        return new HostVisitor(server, host + ":" + server.port());
    }

    /** The same server by the house's name. */
    HostVisitor atTheHouse() {
        return new HostVisitor(server, "localhost:" + server.port());
    }
}
