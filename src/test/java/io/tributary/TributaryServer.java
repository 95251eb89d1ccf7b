package io.tributary;

import io.tributary.platform.AdjustableClock;
import io.tributary.platform.Jobs;
import io.tributary.platform.Mails;
import io.tributary.platform.PlatformFixtures;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.regex.Pattern;

/**
 * The whole server, started once for all scenario tests and journeys of a run (those that run
 * {@link Beside} the others have one for themselves), on a port and a database of its own, without
 * the demo, with a clock that can be moved. Tests make organizations of their own, so that none
 * disturbs another.
 *
 * <pre>{@code
 * @ExtendWith(TributaryServer.Running.class)
 * class SignUpScenarioTests {
 *     @Test
 *     void answers_with_a_first_key(TributaryServer server) { … }
 * }
 * }</pre>
 */
public final class TributaryServer implements AutoCloseable {
    private static final Pattern LINK =
            Pattern.compile("https?://[^/]+(/[^\\s]+token=[A-Za-z0-9_-]+)");

    private final ConfigurableApplicationContext application;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private TributaryServer() {
        var properties = new HashMap<>(PlatformFixtures.newDatabase());
        port = freePort();
        properties.put("server.port", String.valueOf(port));
        properties.put("tributary.public-url", "http://localhost:" + port);
        properties.put("server.address", "127.0.0.1");
        properties.put("tributary.demo.enabled", "false");
        properties.put("tributary.support.domain", "help.example");
        var tributary = new SpringApplication(Tributary.class);
        tributary.setRegisterShutdownHook(false);
        application =
                tributary.run(
                        properties.entrySet().stream()
                                .map(
                                        property ->
                                                "--"
                                                        + property.getKey()
                                                        + "="
                                                        + property.getValue())
                                .toArray(String[]::new));
    }

    /** Gives tests the server as a parameter of their constructor or method. */
    public static final class Running implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == TributaryServer.class;
        }

        @Override
        public TributaryServer resolveParameter(ParameterContext parameter, ExtensionContext test) {
            var server =
                    new Keeper(test, TributaryServer.class)
                            .keep(TributaryServer.class, TributaryServer::new);
            server.forgetAttempts();
            return server;
        }
    }

    /** All tests come from one address, and would use up its attempts together. */
    private void forgetAttempts() {
        bean(Transactions.class)
                .run(
                        Scope.system("tests"),
                        () -> bean(JdbcClient.class).sql("delete from platform.throttle").update());
    }

    public int port() {
        return port;
    }

    /** Known before the start: mailed links and passkeys name the server's own address. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException("no free port", failed);
        }
    }

    /** The absolute address of a path. */
    public URI address(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    /** A request to that path, still to be given a method and a body. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(30));
    }

    /** Sends it as it is: redirects are not followed, no cookie is kept. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException("the server did not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** Posts JSON with that key. */
    public HttpResponse<String> post(String path, String key, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A bean of the running server, to arrange what no page or route offers. */
    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /** The path of the link in the newest mail to that address. */
    public String mailedLink(String email) {
        var body =
                bean(Mails.class).recent(200).stream()
                        .filter(mail -> mail.recipient().equals(email))
                        .findFirst()
                        .map(mail -> String.valueOf(mail.body()))
                        .orElseThrow(() -> new AssertionError("no mail to " + email));
        var link = LINK.matcher(body);
        if (!link.find()) {
            throw new AssertionError("no link in the mail to " + email);
        }
        return link.group(1);
    }

    /** Moves time to the beginning of a minute, for what is counted in minutes. */
    public void awaitMinute() {
        long past = bean(AdjustableClock.class).instant().toEpochMilli() % 60_000;
        PlatformFixtures.pass(bean(AdjustableClock.class), Duration.ofMillis(60_000 - past));
    }

    /** Moves time forward and runs everything that falls due on the way. */
    public void advance(Duration time) {
        bean(Jobs.class).advance(time);
    }

    @Override
    public void close() {
        application.close();
    }
}
