package io.tributary.desk;

import io.tributary.billing.Customers;
import io.tributary.desk.LaunchList.Fact;
import io.tributary.desk.LaunchList.Item;
import io.tributary.desk.LaunchList.Stage;
import io.tributary.identity.LegalEntity;
import io.tributary.identity.Presence;
import io.tributary.identity.SignUps;
import io.tributary.kernel.Period;
import io.tributary.ledger.CheckReports;
import io.tributary.metering.HouseUsage;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Numerals;
import io.tributary.support.Support;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** The things on the launch list, each with the fact it rests on, or what a human is to look at. */
final class LaunchItems {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final List<String> ENDPOINTS =
            List.of("/api/v1/compatibility/calculate", "/api/v1/compatibility/batch");
    private static final double QUICK_MILLIS = 250;

    private final HouseUsage usage;
    private final Customers customers;
    private final Presence presence;
    private final SignUps signUps;
    private final CheckReports checks;
    private final Support support;
    private final Settings settings;
    private final LegalEntity entity;
    private final InstantSource clock;

    LaunchItems(
            HouseUsage usage,
            Customers customers,
            Presence presence,
            SignUps signUps,
            CheckReports checks,
            Support support,
            Settings settings,
            LegalEntity entity,
            InstantSource clock) {
        this.usage = usage;
        this.customers = customers;
        this.presence = presence;
        this.signUps = signUps;
        this.checks = checks;
        this.support = support;
        this.settings = settings;
        this.entity = entity;
        this.clock = clock;
    }

    List<Item> all() {
        return Stream.of(before(), at(), after()).flatMap(List::stream).toList();
    }

    private List<Item> before() {
        return List.of(
                Item.of("endpoints", Stage.BEFORE, "API endpoints tested", this::endpoints),
                Item.of("limits", Stage.BEFORE, "Rate limiting verified", this::limits),
                Item.attested(
                        "audit",
                        Stage.BEFORE,
                        "Security audit completed",
                        "Only a human can know: who audited what, and where the report is."),
                Item.attested(
                        "docs",
                        Stage.BEFORE,
                        "Documentation complete",
                        "Only a human can know: somebody has built something from the guides"
                                + " alone."),
                Item.of("portal", Stage.BEFORE, "Partner portal functional", this::portal),
                Item.of("billing", Stage.BEFORE, "Billing integrated", this::billing),
                Item.of("company", Stage.BEFORE, "Company on invoices set", this::company),
                Item.attested(
                        "monitoring",
                        Stage.BEFORE,
                        "Monitoring set up",
                        "Only a human can know: the alarms of ops/alarms.yaml have rung once."),
                Item.attested(
                        "legal",
                        Stage.BEFORE,
                        "Legal documents reviewed",
                        "Only a human can know: which lawyer reviewed which versions."));
    }

    private List<Item> at() {
        return List.of(
                Item.of("deployed", Stage.AT, "API in production", this::deployed),
                Item.of("open", Stage.AT, "Partner portal launched", this::open),
                Item.of("partners", Stage.AT, "First partners on board", this::partners),
                Item.of("performance", Stage.AT, "Performance watched", this::performance),
                Item.of("feedback", Stage.AT, "Feedback gathered", this::feedback));
    }

    private List<Item> after() {
        return List.of(
                Item.attested(
                        "optimized",
                        Stage.AFTER,
                        "Optimized by what is used",
                        "Only a human can know: what was measured, and what was changed for it."),
                Item.attested(
                        "scaled",
                        Stage.AFTER,
                        "Infrastructure scaled",
                        "Only a human can know: how many servers there are, and why so many."),
                Item.attested(
                        "features",
                        Stage.AFTER,
                        "New features added",
                        "Only a human can know: which, and who asked for them."),
                Item.of("growth", Stage.AFTER, "Partnerships expanded", this::growth));
    }

    private Fact endpoints() {
        var answered = usage.answered(Period.before(clock.instant(), MONTH));
        var missing = ENDPOINTS.stream().filter(path -> !answered.containsKey(path)).toList();
        return missing.isEmpty()
                ? new Fact(true, "Every billable endpoint answered calls in the last 30 days.")
                : new Fact(
                        false,
                        "No successful call in 30 days of " + String.join(", ", missing) + ".");
    }

    private Fact limits() {
        long refused = usage.refused(Period.before(clock.instant(), MONTH));
        return new Fact(
                refused > 0,
                refused == 0
                        ? "No request was past its limit in 30 days; send more than a plan allows."
                        : Numerals.count(refused)
                                + " requests were refused past a limit in 30 days.");
    }

    private Fact portal() {
        int active = presence.lastSeen().size();
        return new Fact(
                active > 0,
                active == 0
                        ? "Nobody of any partner's staff has signed in."
                        : "Organizations whose staff signed in within 30 days: " + active + ".");
    }

    private Fact billing() {
        var billed = customers.billedSince(today().minusYears(1)).size();
        boolean right = checks.latest().map(kept -> kept.report().isClean()).orElse(false);
        return new Fact(
                billed > 0 && right,
                "Customers billed in a year: "
                        + billed
                        + "; the books are "
                        + (right ? "right." : "not right, or not checked yet."));
    }

    private Fact company() {
        var invented = entity.invented();
        return new Fact(
                invented.isEmpty(),
                invented.isEmpty()
                        ? "Documents name " + entity.name() + "."
                        : "Still as invented for the demo: " + String.join(", ", invented) + ".");
    }

    private Fact deployed() {
        boolean https = "https".equals(settings.publicUrl().getScheme());
        boolean own = !settings.isDemo() && !settings.database().isEmbedded();
        return new Fact(
                https && own,
                "People reach it at "
                        + settings.publicUrl()
                        + (own
                                ? ", on a database of its own."
                                : ", with the embedded database or demo."));
    }

    private Fact open() {
        boolean https = "https".equals(settings.publicUrl().getScheme());
        return new Fact(
                https && signUps.isOpen(),
                "Sign-up is "
                        + (signUps.isOpen() ? "open" : "switched off")
                        + (https ? " over https." : ", but not over https."));
    }

    private Fact partners() {
        long calling = calling(Period.before(clock.instant(), MONTH));
        return new Fact(
                calling > 0, "Organizations with live calls in the last 30 days: " + calling + ".");
    }

    private long calling(Period period) {
        return usage.byOrganization(period).values().stream()
                .filter(activity -> activity.calls() > 0)
                .count();
    }

    private Fact performance() {
        var today = usage.days(Period.before(clock.instant(), Duration.ofDays(1)));
        var p95 = today.isEmpty() ? null : today.getLast().p95Millis();
        return new Fact(
                p95 != null && p95 < QUICK_MILLIS,
                p95 == null
                        ? "Nothing was called in a day, so there is nothing to watch."
                        : "95 % of today's live calls took less than "
                                + Numerals.decimal(p95)
                                + " ms; it should be "
                                + Numerals.decimal(QUICK_MILLIS)
                                + ".");
    }

    private Fact feedback() {
        var load = support.load(Period.before(clock.instant(), MONTH.multipliedBy(3)));
        return new Fact(
                load.ratings() > 0,
                load.ratings() == 0
                        ? "Nobody has rated an answer of support in 90 days."
                        : "Answers of support rated in 90 days: " + load.ratings() + ".");
    }

    private Fact growth() {
        var now = clock.instant();
        long before = calling(Period.before(now.minus(MONTH), MONTH));
        long recent = calling(Period.before(now, MONTH));
        return new Fact(
                recent > before && before > 0,
                "Organizations with live calls in 30 days: "
                        + recent
                        + "; in the 30 days before: "
                        + before
                        + ".");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
