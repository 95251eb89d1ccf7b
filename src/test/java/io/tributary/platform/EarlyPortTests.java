package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.Tributary;
import io.tributary.kernel.RequestId;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** What a server says before it can say anything; that a whole one hands over, crash tests see. */
class EarlyPortTests {
    private static final Settings SETTINGS =
            new Binder(
                            new MapConfigurationPropertySource(
                                    Map.of("tributary.public-url", "https://tributary.example/")))
                    .bindOrCreate("tributary", Settings.class);

    @Test
    void a_reader_gets_a_page_that_comes_again_by_itself() throws Exception {
        try (var open = new Port()) {
            var answer = open.ask("GET", "/partner/dashboard", "text/html,*/*;q=0.8");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("text/html; charset=utf-8");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(answer.headers().firstValue("Refresh")).hasValue("2");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.body()).contains("<h1>One moment, we are starting</h1>");
        }
    }

    @Test
    void a_form_is_not_sent_twice() throws Exception {
        try (var open = new Port()) {
            var answer = open.ask("POST", "/partner/keys", "text/html");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Refresh")).isEmpty();
            assertThat(answer.body()).contains("was not taken");
        }
    }

    @Test
    void a_machine_gets_the_problem() throws Exception {
        try (var open = new Port()) {
            var answer = open.ask("POST", "/api/v1/compatibility/calculate", "*/*");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            var body = JsonMapper.shared().readTree(answer.body());
            assertThat(body.get("type").asString())
                    .isEqualTo("https://tributary.example/docs/problems/starting");
            assertThat(body.get("status").asInt()).isEqualTo(503);
            assertThat(body.get("title").asString()).isEqualTo("The server is starting");
            assertThat(answer.headers().firstValue(RequestId.HEADER))
                    .hasValue(body.get("request_id").asString());
        }
    }

    @Test
    void who_asks_for_the_head_gets_no_body() throws Exception {
        try (var open = new Port()) {
            var answer = open.ask("HEAD", "/", "text/html");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void the_port_is_free_at_once_for_the_next() throws Exception {
        var open = new Port();
        open.ask("GET", "/", "text/html");
        open.close();

        try (var next = new ServerSocket()) {
            next.bind(open.address);
            assertThat(next.isBound()).isTrue();
        }
    }

    @Test
    void a_port_that_is_taken_is_said() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var prepared =
                    new ApplicationEnvironmentPreparedEvent(
                            new DefaultBootstrapContext(),
                            new SpringApplication(Tributary.class),
                            new String[0],
                            new MockEnvironment()
                                    .withProperty(
                                            "server.port", String.valueOf(taken.getLocalPort())));

            assertThatThrownBy(() -> new EarlyPort().onApplicationEvent(prepared))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    /** And after the log, which tells why a start ended. */
    @Test
    void the_port_comes_before_the_database() {
        var listeners =
                SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(ApplicationListener.class)
                        .stream()
                        .<Class<?>>map(Object::getClass)
                        .toList();

        assertThat(listeners)
                .containsSubsequence(
                        LoggingApplicationListener.class, EarlyPort.class, EarlyDatabase.class);
    }

    @Test
    void where_tls_is_spoken_or_the_port_is_nobodys_choice_nothing_is_said() {
        var settings = new MockEnvironment();
        assertThat(EarlyPort.isOurs(settings)).isTrue();

        assertThat(EarlyPort.isOurs(settings.withProperty("server.port", "0"))).isFalse();
        assertThat(EarlyPort.isOurs(settings.withProperty("server.port", "8443"))).isTrue();
        assertThat(EarlyPort.isOurs(settings.withProperty("server.ssl.bundle", "house"))).isFalse();
    }

    /** A port of this machine that says it. */
    private static final class Port implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final InetSocketAddress address;
        private final StartingAnswers answers;

        private Port() throws IOException {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                address =
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), free.getLocalPort());
            }
            answers = StartingAnswers.at(address, SETTINGS);
        }

        private HttpResponse<String> ask(String method, String path, String accept)
                throws IOException, InterruptedException {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + address.getPort() + path))
                            .header("Accept", accept)
                            .method(
                                    method,
                                    method.equals("POST")
                                            ? BodyPublishers.ofString("name=value")
                                            : BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }

        @Override
        public void close() {
            answers.close();
            http.close();
        }
    }
}
