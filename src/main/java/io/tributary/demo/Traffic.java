package io.tributary.demo;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.metering.Usage;

import java.net.InetAddress;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What Lantern's apps call in an hour. People date in the evening and most of all on Sundays; a job
 * matches in batches every night; one release of the Android app sends traits that are not numbers
 * for two hours, once. The same hour always has the same calls with the same ids.
 */
final class Traffic {
    private static final String CALCULATE = "/api/v1/compatibility/calculate";
    private static final String BATCH = "/api/v1/compatibility/batch";
    private static final String USAGE = "/api/v1/usage";
    private static final String HOME = "CA";

    /** Live requests of an average hour, before the rhythm of day and week. */
    private static final double PER_HOUR = 62;

    /** How much is called in each hour of the day, in UTC; 1 is the average. */
    private static final double[] DAY = {
        1.35, 1.15, 0.90, 0.65, 0.45, 0.32, 0.30, 0.38, 0.52, 0.62, 0.70, 0.80,
        0.92, 0.92, 0.88, 0.90, 1.00, 1.18, 1.42, 1.65, 1.85, 1.98, 1.80, 1.55
    };

    private static final Map<DayOfWeek, Double> WEEK =
            Map.of(
                    DayOfWeek.MONDAY, 0.98,
                    DayOfWeek.TUESDAY, 0.86,
                    DayOfWeek.WEDNESDAY, 0.88,
                    DayOfWeek.THURSDAY, 0.95,
                    DayOfWeek.FRIDAY, 0.92,
                    DayOfWeek.SATURDAY, 1.05,
                    DayOfWeek.SUNDAY, 1.46);

    /** Where Lantern's people are, with how many of a hundred. */
    private static final List<Share> COUNTRIES =
            List.of(
                    new Share("US", 35),
                    new Share("CA", 21),
                    new Share("GB", 14),
                    new Share("DE", 8),
                    new Share("AU", 6),
                    new Share("FR", 5),
                    new Share("NL", 4),
                    new Share("SE", 3),
                    new Share("BR", 2),
                    new Share(Usage.UNKNOWN_COUNTRY, 2));

    private static final int NIGHT_JOB_HOUR = 3;
    private static final int NIGHT_BATCHES = 36;
    private static final int BATCH_PAIRS = 25;
    private static final int INCIDENT_DAYS_AFTER = 15;
    private static final int INCIDENT_HOUR = 17;
    private static final Duration INCIDENT = Duration.ofHours(2);

    private record Share(String country, int percent) {}

    /** A call as it is meant; what it takes lies around {@code millis}. */
    private record Happening(
            App app,
            String method,
            String endpoint,
            int status,
            int calls,
            double millis,
            String country) {}

    /** Who calls, each with a key of its own. */
    enum App {
        IOS("iOS app", true, "203.0.113.2", "Lantern-iOS-Backend/4.2"),
        ANDROID("Android app", true, "203.0.113.3", "Lantern-Android-Backend/4.1"),
        NIGHT("Nightly matching", true, "203.0.113.4", "python-httpx/0.28.1"),
        STAGING("Staging", false, "198.51.100.7", "curl/8.14.1");

        private final String keyName;
        private final boolean live;
        private final String network;
        private final String agent;

        App(String keyName, boolean live, String network, String agent) {
            this.keyName = keyName;
            this.live = live;
            this.network = network;
            this.agent = agent;
        }

        /** One of two servers, hour by hour. */
        InetAddress address(Instant hour) {
            return InetAddress.ofLiteral(network + hour.getEpochSecond() / 3_600 % 2);
        }

        String agent() {
            return agent;
        }

        String keyName() {
            return keyName;
        }

        boolean isLive() {
            return live;
        }
    }

    private final OrganizationId lantern;
    private final Map<App, UUID> keys;
    private final Instant began;

    /**
     * @param began the hour of the first traffic: it grows from there on
     */
    Traffic(OrganizationId lantern, Map<App, UUID> keys, Instant began) {
        this.lantern = lantern;
        this.keys = Map.copyOf(keys);
        this.began = began;
    }

    /** All calls of that hour, in no order. */
    List<Usage> of(Instant hour) {
        var random =
                new SplittableRandom(
                        hour.getEpochSecond() ^ lantern.value().getLeastSignificantBits());
        var time = hour.atOffset(ZoneOffset.UTC);
        var calls = new ArrayList<Usage>();
        int people =
                about(
                        PER_HOUR
                                * DAY[time.getHour()]
                                * WEEK.getOrDefault(time.getDayOfWeek(), 1.0)
                                * growth(hour),
                        random);
        for (int i = 0; i < people; i++) {
            calls.add(ofSomebody(hour, random));
        }
        if (time.getHour() == NIGHT_JOB_HOUR) {
            for (int i = 0; i < NIGHT_BATCHES; i++) {
                calls.add(kept(hour, batch(App.NIGHT, BATCH_PAIRS, HOME), random));
            }
            calls.add(
                    kept(hour, new Happening(App.NIGHT, "GET", USAGE, 200, 0, 2.2, HOME), random));
        }
        if (isWorkTime(time)) {
            for (int i = about(4, random); i > 0; i--) {
                calls.add(tried(hour, random));
            }
        }
        return calls;
    }

    private double growth(Instant hour) {
        return 1 + 0.012 * Math.clamp(Duration.between(began, hour).toDays(), 0, 60);
    }

    private Usage ofSomebody(Instant hour, SplittableRandom random) {
        var app = random.nextInt(100) < 56 ? App.IOS : App.ANDROID;
        var country = country(random);
        boolean broken = app == App.ANDROID && random.nextInt(100) < brokenPercent(hour);
        int luck = random.nextInt(1000);
        if (broken || luck < 5) {
            return kept(hour, calculate(app, 400, 0.4, country), random);
        }
        if (luck < 7) {
            return kept(hour, calculate(app, 429, 0.2, country), random);
        }
        return luck < 240
                ? kept(hour, batch(app, 5 + random.nextInt(20), country), random)
                : kept(hour, calculate(app, 200, 1.3, country), random);
    }

    /** Somebody of Lantern tries something in test mode. */
    private Usage tried(Instant hour, SplittableRandom random) {
        int status = random.nextInt(100) < 12 ? 400 : 200;
        return kept(hour, calculate(App.STAGING, status, 1.5, HOME), random);
    }

    private static Happening calculate(App app, int status, double millis, String country) {
        return new Happening(
                app, "POST", CALCULATE, status, status == 200 ? 1 : 0, millis, country);
    }

    private static Happening batch(App app, int pairs, String country) {
        return new Happening(app, "POST", BATCH, 200, pairs, 1.6 + pairs * 0.09, country);
    }

    private Usage kept(Instant hour, Happening what, SplittableRandom random) {
        return new Usage(
                        new RequestId(
                                UuidV7.at(hour.plusMillis(random.nextInt(3_600_000)), random)),
                        lantern,
                        key(what.app()),
                        what.endpoint(),
                        what.method(),
                        what.status(),
                        millis(what.millis(), random),
                        what.calls(),
                        what.status() < 400,
                        what.app().isLive(),
                        what.country(),
                        what.app() == App.NIGHT ? "run-" + random.nextInt(1000, 9999) : null)
                .from(what.app().address(hour), what.app().agent());
    }

    private UUID key(App app) {
        var key = keys.get(app);
        if (key == null) {
            throw new IllegalStateException(
                    DemoPeople.COMPANY + " has no key for " + app.keyName());
        }
        return key;
    }

    /** A release that sent what it should not: a bad one then, and one of right now. */
    private int brokenPercent(Instant hour) {
        return isIncident(hour) ? 72 : isBeginning(hour) ? 45 : 0;
    }

    /** The hour in which the world is made, and the one before: something needs attention. */
    private boolean isBeginning(Instant hour) {
        var made = began.plus(DemoUsage.PAST).truncatedTo(ChronoUnit.HOURS);
        return hour.equals(made) || hour.equals(made.minus(1, ChronoUnit.HOURS));
    }

    private boolean isIncident(Instant hour) {
        var begins =
                began.truncatedTo(ChronoUnit.DAYS)
                        .plus(Duration.ofDays(INCIDENT_DAYS_AFTER).plusHours(INCIDENT_HOUR));
        return new Period(begins, begins.plus(INCIDENT)).contains(hour);
    }

    private static boolean isWorkTime(OffsetDateTime time) {
        return time.getDayOfWeek().getValue() <= 5 && time.getHour() >= 13 && time.getHour() <= 21;
    }

    /** Close to that number: as many as independent people make it. */
    private static int about(double number, SplittableRandom random) {
        return (int) Math.max(0, Math.round(number + random.nextGaussian() * Math.sqrt(number)));
    }

    /** Around that many milliseconds, with a tail. */
    private static float millis(double middle, SplittableRandom random) {
        double tail = random.nextInt(100) < 2 ? 4 : 1;
        return (float) (middle * tail * Math.exp(random.nextGaussian() * 0.35));
    }

    private static String country(SplittableRandom random) {
        int ticket = random.nextInt(100);
        for (var share : COUNTRIES) {
            ticket -= share.percent();
            if (ticket < 0) {
                return share.country();
            }
        }
        return Usage.UNKNOWN_COUNTRY;
    }
}
