package io.tributary.demo;

import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.Brand;
import io.tributary.identity.BrandColours;
import io.tributary.identity.Brands;
import io.tributary.identity.Colour;
import io.tributary.identity.DemoAccounts;
import io.tributary.identity.Domains;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Operators;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.Period;
import io.tributary.platform.Secrets;
import io.tributary.platform.Settings;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import javax.imageio.ImageIO;

/** Meridian, an Enterprise partner that appears under its own name at meridian.localhost. */
final class DemoHouse implements DemoAccounts {
    /** What it is made with. */
    record Tools(
            Operators operators,
            Organizations organizations,
            Accounts accounts,
            Staff staff,
            Entitlements entitlements,
            Brands brands,
            Domains domains) {}

    static final String EMAIL = "owner@meridian.example";
    static final String HOST = "meridian.localhost";

    private static final int PASSWORD_LENGTH = 14;
    private static final int LOGO = 192;

    private final Tools tools;
    private final Secrets secrets;
    private final Settings settings;
    private final InstantSource clock;

    DemoHouse(Tools tools, Secrets secrets, Settings settings, InstantSource clock) {
        this.tools = tools;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    private String password() {
        return secrets.password("demo/" + EMAIL).substring(0, PASSWORD_LENGTH);
    }

    @Override
    public List<DemoAccount> all() {
        return List.of(new DemoAccount("Meridian, owner", EMAIL, password()));
    }

    /** Makes it where it is not there yet. */
    synchronized void ensure() {
        if (!tools.operators().search(EMAIL, null, 1).items().isEmpty()) {
            return;
        }
        var meridian =
                tools.organizations()
                        .found(
                                "Meridian",
                                Tier.ENTERPRISE,
                                "Evenings for people who are new in town, in eleven cities.")
                        .id();
        tools.entitlements()
                .grant(
                        meridian,
                        List.of(Grant.feature(Feature.WHITE_LABEL)),
                        new Period(clock.instant(), Instant.MAX),
                        "demo contract");
        var person = tools.accounts().invent(EMAIL, "Noor Haddad", password(), false);
        tools.staff().employ(meridian, person, Role.OWNER);
        dress(new Actor(person.id(), person.name(), EMAIL, meridian, Role.OWNER, false));
    }

    private void dress(Actor owner) {
        tools.brands()
                .save(
                        owner,
                        new Brand(
                                "Meridian",
                                new BrandColours(
                                        colour("#7a2e5d"),
                                        colour("#f0a3cf"),
                                        colour("#faf6f8"),
                                        colour("#150d12")),
                                new Brand.Sender(null, null, "hello@meridian.example"),
                                null));
        tools.brands().saveLogo(owner, logo());
        if ("localhost".equals(settings.publicUrl().getHost())) {
            var domain = tools.domains().claim(owner, HOST);
            tools.domains().use(owner, domain.id(), true, false);
        }
    }

    private static Colour colour(String hex) {
        return Colour.of(hex).orElseThrow();
    }

    /** A circle and its meridian. */
    private static byte[] logo() {
        var image = new BufferedImage(LOGO, LOGO, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x7a2e5d));
        pen.setStroke(new BasicStroke(14));
        pen.drawOval(14, 14, LOGO - 28, LOGO - 28);
        pen.drawOval(LOGO / 2 - 34, 14, 68, LOGO - 28);
        pen.drawLine(14, LOGO / 2, LOGO - 14, LOGO / 2);
        pen.dispose();
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes every byte", impossible);
        }
        return file.toByteArray();
    }
}
