package io.tributary.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Says to everybody, whatever they ask, that the server is starting: a page that comes again by
 * itself, or {@link PlatformProblem#STARTING} for machines. Nothing of what is sent is read, and no
 * answer tells anything about the house.
 */
final class StartingAnswers implements AutoCloseable {
    /** Seconds after which to ask again. */
    private static final String PAUSE = "2";

    private static final int MOST_WAITING = 128;

    private final HttpServer server;
    private final ExecutorService visitors;
    private final InstantSource clock = new AdjustableClock(false);
    private final byte[] page;
    private final String problem;

    private StartingAnswers(HttpServer server, byte[] page, String problem) {
        this.server = server;
        this.page = page;
        this.problem = problem;
        this.visitors = Executors.newVirtualThreadPerTaskExecutor();
    }

    /**
     * Answers at that address until it is closed.
     *
     * @throws java.net.BindException when somebody else does already
     */
    static StartingAnswers at(InetSocketAddress address, Settings settings) throws IOException {
        var answers =
                new StartingAnswers(
                        HttpServer.create(address, MOST_WAITING), page(), problem(settings));
        answers.server.setExecutor(answers.visitors);
        answers.server.createContext("/", answers::answer);
        answers.server.start();
        return answers;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean reads = isReader(exchange);
            var request = new RequestId(UuidV7.at(clock.instant(), ThreadLocalRandom.current()));
            var headers = exchange.getResponseHeaders();
            headers.set(
                    "Content-Type",
                    reads ? "text/html; charset=utf-8" : "application/problem+json");
            headers.set("Cache-Control", "no-store");
            headers.set("Connection", "close");
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
            headers.set("Retry-After", PAUSE);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set(RequestId.HEADER, request.toString());
            if (reads && exchange.getRequestMethod().equals("GET")) {
                headers.set("Refresh", PAUSE);
            }
            var body = reads ? page : problem.formatted(request).getBytes(UTF_8);
            boolean bare = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(
                    PlatformProblem.STARTING.status(), bare ? -1 : body.length);
            if (!bare) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static boolean isReader(HttpExchange exchange) {
        var wish = exchange.getRequestHeaders().getFirst("Accept");
        return wish != null && wish.contains("text/html");
    }

    private static byte[] page() throws IOException {
        try (var page = StartingAnswers.class.getResourceAsStream("/platform/starting.html")) {
            if (page == null) {
                throw new IOException("platform/starting.html is missing");
            }
            return page.readAllBytes();
        }
    }

    /** As every problem of the house is written; the id of the request is left open. */
    private static String problem(Settings settings) {
        return """
        {"type":"%s","title":"%s","status":%d,"detail":"Nothing was done. Ask again in a moment.","request_id":"%%s"}\
        """
                .formatted(
                        settings.link("/docs/problems/" + PlatformProblem.STARTING.code())
                                .replace("%", "%%"),
                        PlatformProblem.STARTING.title(),
                        PlatformProblem.STARTING.status());
    }

    @Override
    public void close() {
        server.stop(0);
        visitors.shutdownNow();
    }
}
