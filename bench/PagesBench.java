import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.Tributary;
import io.tributary.identity.DemoAccounts;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.kernel.Period;
import io.tributary.metering.GroupBy;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.UsageQuery;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Measures how long the pages of a partner take, one view after the other over loopback, as the
 * owner of the demo's organization with three weeks of usage: from sending the request until the
 * last byte of the page is there. Nothing is cached between two views.
 *
 * <p>Run it by {@code bench/pages}, which gives the classes of the packaged jar.
 */
final class PagesBench {
    private static final int VIEWS = Integer.getInteger("views", 400);
    private static final int WARM_UP = 200;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final List<String> PAGES =
            List.of(
                    "/partner/dashboard",
                    "/partner/dashboard?mode=live&span=7d",
                    "/partner/analytics",
                    "/partner/requests",
                    "/partner/requests?status=server_error&span=30d",
                    "/partner/alerts",
                    "/partner/onboarding",
                    "/partner/keys");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    private PagesBench(int port) {
        this.base = "http://localhost:" + port;
    }

    public static void main(String[] arguments) throws Exception {
        var directory = Files.createTempDirectory("pages-bench").resolve("postgres");
        int port = freePort();
        try (var server =
                SpringApplication.run(
                        Tributary.class,
                        "--server.port=" + port,
                        "--tributary.public-url=http://localhost:" + port,
                        "--logging.level.root=warn",
                        "--tributary.database.directory=" + directory)) {
            var owner = owner(server);
            awaitUsage(server, owner.email());
            var bench = new PagesBench(port);
            bench.signIn(owner);
            for (var page : PAGES) {
                bench.measure(page);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Of the organization with usage: the demo knows several worlds. */
    private static DemoAccounts.DemoAccount owner(ApplicationContext server) {
        return server.getBeanProvider(DemoAccounts.class).stream()
                .flatMap(accounts -> accounts.all().stream())
                .filter(account -> account.who().startsWith("Lantern, owner"))
                .findFirst()
                .orElseThrow();
    }

    /** The demo brings its usage in beside the start. */
    private static void awaitUsage(ApplicationContext server, String owner) {
        var organization =
                server.getBean(Operators.class).search(owner, null, 1).items().stream()
                        .map(Organization::id)
                        .findFirst()
                        .orElseThrow();
        var clock = server.getBean(InstantSource.class);
        long before = -1;
        while (true) {
            var weeks = Period.before(clock.instant(), Duration.ofDays(21));
            var days =
                    server.getBean(Metering.class)
                            .usage(organization, new UsageQuery(weeks, GroupBy.DAY, Mode.BOTH));
            long requests = days.stream().mapToLong(day -> day.requests()).sum();
            if (days.size() >= 21 && requests == before) {
                System.out.printf(Locale.ROOT, "%,d requests in %d days%n", requests, days.size());
                return;
            }
            before = requests;
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        var answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(base + path)).build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer;
    }

    private void signIn(DemoAccounts.DemoAccount owner) throws Exception {
        var token = TOKEN.matcher(get("/sign-in").body());
        if (!token.find()) {
            throw new IllegalStateException("no form to sign in with");
        }
        var form =
                "_csrf=%s&email=%s&password=%s"
                        .formatted(
                                URLEncoder.encode(token.group(1), UTF_8),
                                URLEncoder.encode(owner.email(), UTF_8),
                                URLEncoder.encode(owner.password(), UTF_8));
        var answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 303 && answer.statusCode() != 302) {
            throw new IllegalStateException("signing in answers " + answer.statusCode());
        }
    }

    private void measure(String page) throws Exception {
        int bytes = 0;
        for (int i = 0; i < WARM_UP; i++) {
            bytes = get(page).body().getBytes(UTF_8).length;
        }
        var nanos = new long[VIEWS];
        for (int i = 0; i < VIEWS; i++) {
            long began = System.nanoTime();
            get(page);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-50s %7.1f KB   p50 %6.1f ms   p99 %6.1f ms%n",
                page,
                bytes / 1_000.0,
                nanos[VIEWS / 2] / 1e6,
                nanos[VIEWS * 99 / 100] / 1e6);
    }
}
