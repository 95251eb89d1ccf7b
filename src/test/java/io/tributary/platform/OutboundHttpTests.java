package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;

import io.tributary.platform.OutboundAnswer.Answered;
import io.tributary.platform.OutboundAnswer.Reason;
import io.tributary.platform.OutboundAnswer.Unanswered;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

class OutboundHttpTests {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress METADATA = InetAddress.ofLiteral("169.254.169.254");
    private static final OutboundHttp.Limits PATIENT =
            new OutboundHttp.Limits(Duration.ofSeconds(20), Duration.ofSeconds(5), 16 * 1024);

    private final List<String> asked = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private SecureReceiver receiver = SecureReceiver.of("hooks.example.com");

    @BeforeEach
    void start() {
        receiver = SecureReceiver.of("hooks.example.com");
    }

    @AfterEach
    void stop() {
        over.countDown();
        receiver.close();
    }

    /** Lets the receiver's own address pass, as if it were public; no other. */
    private OutboundHttp client(SSLContext tls, OutboundHttp.Limits limits, InetAddress... told) {
        var settings =
                new OutboundSettings(false, List.of(443, receiver.port()), List.of("127.0.0.1/32"));
        return new OutboundHttp(
                settings,
                name -> {
                    asked.add(name);
                    return List.of(told[Math.min(asked.size(), told.length) - 1]);
                },
                tls,
                limits);
    }

    private OutboundHttp client(InetAddress... told) {
        return client(receiver.trusting(), PATIENT, told);
    }

    private OutboundAnswer post(OutboundHttp client, String host) {
        return client.post(
                URI.create("https://" + host + ":" + receiver.port() + "/hook"),
                Map.of("webhook-id", "1", "Content-Type", "application/json"),
                "{\"ä\":1}".getBytes(UTF_8));
    }

    @Test
    void posts_to_the_name_and_reads_the_answer() {
        receiver.answers(exchange -> answer(exchange, 202, "thanks"));

        var answer = post(client(HERE), "hooks.example.com");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> {
                            assertThat(answered.status()).isEqualTo(202);
                            assertThat(answered.text()).isEqualTo("thanks");
                            assertThat(answered.header("X-Kind")).contains("test");
                        });
        assertThat(receiver.bodies()).containsExactly("{\"ä\":1}");
        assertThat(receiver.serverNames()).containsExactly("hooks.example.com");
    }

    @Test
    void asks_for_what_is_there_under_the_same_rules_and_reads_as_much_as_is_wanted() {
        receiver.answers(exchange -> answer(exchange, 200, "a".repeat(20_000)));
        var address = URI.create("https://hooks.example.com:" + receiver.port() + "/keys");

        assertThat(client(HERE).get(address, Map.of(), 18_000))
                .isInstanceOfSatisfying(
                        Answered.class, answered -> assertThat(answered.text()).hasSize(18_000));
        assertThat(refusal(client(METADATA).get(address, Map.of(), 100))).isEqualTo(Reason.REFUSED);
        assertThat(refusal(client(HERE).get(URI.create("http://hooks.example.com/"), Map.of(), 1)))
                .isEqualTo(Reason.REFUSED);
    }

    @Test
    void a_name_that_leads_elsewhere_a_moment_later_changes_nothing() {
        receiver.answers(exchange -> answer(exchange, 200, ""));
        var client = client(HERE, METADATA);

        assertThat(post(client, "hooks.example.com")).isInstanceOf(Answered.class);
        assertThat(asked).hasSize(1);
        assertThat(refusal(post(client, "hooks.example.com"))).isEqualTo(Reason.REFUSED);
        assertThat(receiver.bodies()).hasSize(1);
    }

    @Test
    void one_forbidden_address_among_many_is_one_too_many() {
        var settings = new OutboundSettings(false, List.of(443), List.of());
        var client =
                new OutboundHttp(
                        settings,
                        _ -> List.of(InetAddress.ofLiteral("8.8.8.8"), METADATA),
                        receiver.trusting(),
                        PATIENT);

        assertThat(refusal(client.post(URI.create("https://a.example"), Map.of(), new byte[0])))
                .isEqualTo(Reason.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "https://127.0.0.1/",
                "https://hooks.example.com/again"
            })
    void a_redirect_is_an_answer_and_is_not_followed(String elsewhere) {
        receiver.answers(
                exchange -> {
                    exchange.getResponseHeaders().add("Location", elsewhere);
                    answer(exchange, 302, "");
                });

        var answer = post(client(HERE), "hooks.example.com");

        assertThat(((Answered) answer).status()).isEqualTo(302);
        assertThat(asked).hasSize(1);
        assertThat(receiver.bodies()).hasSize(1);
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        receiver.answers(exchange -> answer(exchange, 200, ""));

        assertThat(refusal(post(client(HERE), "other.example.com"))).isEqualTo(Reason.TLS);
        assertThat(receiver.bodies()).isEmpty();
    }

    @Test
    void a_certificate_of_nobody_we_trust_is_refused() throws NoSuchAlgorithmException {
        receiver.answers(exchange -> answer(exchange, 200, ""));
        var client = client(SSLContext.getDefault(), PATIENT, HERE);

        assertThat(refusal(post(client, "hooks.example.com"))).isEqualTo(Reason.TLS);
        assertThat(receiver.bodies()).isEmpty();
    }

    @Test
    void an_endless_answer_is_read_so_far_and_no_further() {
        receiver.answers(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    var chunk = "x".repeat(1024).getBytes(UTF_8);
                    while (over.getCount() > 0) {
                        exchange.getResponseBody().write(chunk);
                    }
                });

        var answer = (Answered) post(client(HERE), "hooks.example.com");

        assertThat(answer.text()).hasSize(16 * 1024);
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void an_answer_that_drips_is_given_up() {
        receiver.answers(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (!awaited(Duration.ofMillis(20))) {
                        exchange.getResponseBody().write('x');
                        exchange.getResponseBody().flush();
                    }
                });

        assertThat(refusal(post(hurried(), "hooks.example.com"))).isEqualTo(Reason.TOO_SLOW);
    }

    @Test
    void silence_is_given_up() {
        receiver.answers(_ -> awaited(Duration.ofSeconds(20)));

        assertThat(refusal(post(hurried(), "hooks.example.com"))).isEqualTo(Reason.TOO_SLOW);
    }

    private OutboundHttp hurried() {
        var limits =
                new OutboundHttp.Limits(Duration.ofMillis(900), Duration.ofSeconds(5), 16 * 1024);
        return client(receiver.trusting(), limits, HERE);
    }

    private boolean awaited(Duration time) {
        try {
            return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "HTTP://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https:///path",
                "https:example.com",
                "//example.com/",
                "example.com",
                "https://user@example.com/",
                "https://user:word@example.com/",
                "https://example.com/#here",
                "https://example.com:22/",
                "https://example.com:8443/",
                "https://under_score.example.com/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://169.254.169.254/latest",
                "https://2130706433/"
            })
    void objects_to_what_is_never_called(String address) {
        var client =
                new OutboundHttp(
                        new OutboundSettings(false, List.of(443), List.of()),
                        name -> List.of(InetAddress.getAllByName(name)),
                        receiver.trusting(),
                        PATIENT);

        assertThat(client.objection(URI.create(address))).isPresent();
        assertThat(refusal(client.post(URI.create(address), Map.of(), new byte[0])))
                .isEqualTo(Reason.REFUSED);
    }

    /** Ways of writing loopback that only a resolver understands. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost.", "0x7f000001", "127.1"})
    void what_the_resolver_makes_of_a_name_is_what_counts(String host) {
        var client =
                new OutboundHttp(
                        new OutboundSettings(false, List.of(443), List.of()),
                        name -> List.of(InetAddress.getAllByName(name)),
                        receiver.trusting(),
                        PATIENT);

        var answer = client.post(URI.create("https://" + host + "/"), Map.of(), new byte[0]);

        assertThat(refusal(answer)).isIn(Reason.REFUSED, Reason.UNKNOWN_NAME);
    }

    @Test
    void this_machine_is_called_by_http_only_where_the_settings_say_so() {
        var address = URI.create("http://localhost:8081/hook");
        var told = new OutboundSettings(true, List.of(443), List.of());

        assertThat(client(HERE).objection(address)).isPresent();
        assertThat(
                        new OutboundHttp(told, _ -> List.of(HERE), receiver.trusting(), PATIENT)
                                .objection(address))
                .isEmpty();
        assertThat(
                        new OutboundHttp(told, _ -> List.of(HERE), receiver.trusting(), PATIENT)
                                .objection(URI.create("http://example.com/")))
                .isPresent();
    }

    private static Reason refusal(OutboundAnswer answer) {
        return ((Unanswered) answer).reason();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().add("X-Kind", "test");
        exchange.sendResponseHeaders(status, text.isEmpty() ? -1 : text.length());
        exchange.getResponseBody().write(text.getBytes(UTF_8));
        exchange.close();
    }
}
