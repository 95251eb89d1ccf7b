package io.tributary.notify;

import static io.tributary.notify.NotifyFixtures.assertProblem;
import static io.tributary.notify.NotifyFixtures.deliveries;
import static io.tributary.notify.NotifyFixtures.endpoint;
import static io.tributary.notify.NotifyFixtures.organization;
import static io.tributary.notify.NotifyFixtures.ownerOf;
import static io.tributary.notify.NotifyFixtures.rain;
import static io.tributary.notify.NotifyFixtures.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.Period;
import io.tributary.notify.Receiver.Received;
import io.tributary.notify.Receiver.Reply;
import io.tributary.platform.Jobs;
import io.tributary.platform.Mails;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Switches;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

class WebhookStoreTests {
    @RegisterExtension static final TestDatabase database = NotifyFixtures.database();

    private final Receiver receiver = new Receiver();
    private final AuditTrail.By by = organization(database);

    @AfterEach
    void close() {
        receiver.close();
    }

    /** Everything that is due has been done when this returns. */
    private static void settle() {
        pass(Duration.ofMillis(1));
    }

    private static void pass(Duration time) {
        database.bean(Jobs.class).advance(time);
    }

    private Delivery only(UUID endpoint) {
        assertThat(deliveries(database, by, endpoint)).hasSize(1);
        return deliveries(database, by, endpoint).getFirst();
    }

    private List<Delivery.Attempt> attempts(Delivery delivery) {
        return database.bean(Deliveries.class).attempts(by.organization(), delivery.id());
    }

    private WebhookEndpoint look(UUID endpoint) {
        return database.bean(Webhooks.class).find(by.organization(), endpoint);
    }

    @Test
    void a_message_arrives_signed_and_only_where_it_is_wanted() throws Exception {
        var all = endpoint(database, by, receiver.url("/all"));
        endpoint(database, by, receiver.url("/rain"), "rain.fallen");
        endpoint(database, by, receiver.url("/snow"), "snow.fallen");
        endpoint(database, organization(database), receiver.url("/others"));

        rain(database, by, 7);
        settle();

        assertThat(receiver.received())
                .extracting(Received::path)
                .containsExactlyInAnyOrder("/all", "/rain");
        var message = receiver.received("/all").getFirst();
        assertThat(message.body())
                .startsWith("{\"type\":\"rain.fallen\",\"timestamp\":")
                .endsWith("\"data\":{\"number\":7,\"place\":null}}");
        assertThat(message.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("user-agent", "Tributary");
        assertThat(message.signature()).contains(signature(all, message));
        assertThat(receiver.received("/rain").getFirst().id()).isEqualTo(message.id());
        assertThat(only(all.endpoint()))
                .satisfies(
                        delivery -> {
                            assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
                            assertThat(delivery.lastStatus()).isEqualTo(204);
                            assertThat(delivery.message()).hasToString(message.id());
                        });
    }

    @Test
    void what_is_rolled_back_is_not_told_and_outside_a_transaction_nothing_is() {
        endpoint(database, by, receiver.url("/"));
        var event = Event.of(NotifyFixtures.SNOWED).with("number", 1L);

        assertThatIllegalStateException()
                .isThrownBy(() -> database.bean(Events.class).emit(by.organization(), event));
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.of(by.organization()),
                                                () -> {
                                                    database.bean(Events.class)
                                                            .emit(by.organization(), event);
                                                    throw new IllegalStateException("undone");
                                                }));
        settle();

        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void messages_wait_while_sending_is_switched_off_and_set_out_afterwards() {
        endpoint(database, by, receiver.url("/"));
        put(Switches.Position.OFF);

        rain(database, by, 1);
        pass(Duration.ofMinutes(5));
        assertThat(receiver.received()).isEmpty();

        put(Switches.Position.USUAL);
        pass(Courier.PUT_OFF);
        assertThat(receiver.received()).hasSize(1);
    }

    /** Returns when this server has heard of it. */
    private void put(Switches.Position position) {
        var switches = database.bean(Switches.class);
        switches.put(Courier.SENDING, by.organization(), position, "Ada", "a test");
        boolean on = position != Switches.Position.OFF;
        while (switches.isOn(Courier.SENDING, by.organization()) != on) {
            Thread.onSpinWait();
        }
    }

    @Test
    void messages_set_out_in_the_order_in_which_they_were_written() {
        endpoint(database, by, receiver.url("/"));

        rain(database, by, IntStream.rangeClosed(1, 20).mapToLong(n -> n).toArray());
        settle();

        for (int n = 1; n <= 20; n++) {
            assertThat(receiver.received().get(n - 1).body()).contains("\"number\":" + n + ",");
        }
    }

    @Test
    void what_does_not_arrive_is_tried_ten_times_over_three_days_and_then_failed() {
        receiver.answers(_ -> new Reply(500, Map.of(), "Ouch\u0000"));
        var endpoint = endpoint(database, by, receiver.url("/")).endpoint();
        rain(database, by, 1);

        pass(Duration.ofDays(4));

        var delivery = only(endpoint);
        assertThat(delivery.state()).isEqualTo(Delivery.State.FAILED);
        var attempts = attempts(delivery);
        assertThat(attempts).hasSize(10);
        assertThat(attempts.getFirst().status()).isEqualTo(500);
        assertThat(attempts.getFirst().excerpt()).isEqualTo("Ouch\uFFFD");
        assertThat(Duration.between(attempts.getLast().at(), attempts.getFirst().at()))
                .isBetween(Duration.ofDays(3), Duration.ofDays(4));
        assertThat(receiver.received()).extracting(Received::id).containsOnly(attempt(delivery));
        assertThat(look(endpoint).isActive()).isTrue();
    }

    private static String attempt(Delivery delivery) {
        return delivery.message().toString();
    }

    @Test
    void a_receiver_that_asks_for_time_gets_it() {
        receiver.answers(_ -> Reply.of(503, "Retry-After", "3600"));
        var endpoint = endpoint(database, by, receiver.url("/")).endpoint();
        rain(database, by, 1);
        settle();
        receiver.answers(200);

        pass(Duration.ofMinutes(59));
        assertThat(receiver.received()).hasSize(1);
        pass(Duration.ofMinutes(2));

        assertThat(receiver.received()).hasSize(2);
        assertThat(only(endpoint).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(look(endpoint).failingSince()).isNull();
    }

    @Test
    void a_redirect_is_a_failure_like_any_other() {
        receiver.answers(_ -> Reply.of(302, "Location", receiver.url("/elsewhere")));
        var endpoint = endpoint(database, by, receiver.url("/")).endpoint();
        rain(database, by, 1);
        settle();

        assertThat(receiver.received("/elsewhere")).isEmpty();
        assertThat(only(endpoint).state()).isEqualTo(Delivery.State.WAITING);
        assertThat(only(endpoint).lastStatus()).isEqualTo(302);
    }

    @Test
    void an_endpoint_that_is_gone_is_disabled_at_once_and_its_owner_told() {
        receiver.answers(message -> Reply.of(message.path().equals("/gone") ? 410 : 500));
        var endpoint = endpoint(database, by, receiver.url("/gone")).endpoint();
        rain(database, by, 1, 2, 3);
        settle();

        assertThat(look(endpoint).disabledBecause()).isEqualTo(WebhookEndpoint.Disabled.GONE);
        assertThat(deliveries(database, by, endpoint))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(Delivery.State.FAILED));
        assertThat(mails()).hasSize(1).first().asString().contains("answered 410 Gone");
        rain(database, by, 4);
        settle();
        assertThat(deliveries(database, by, endpoint)).hasSize(3);
    }

    @Test
    void the_longest_host_is_disabled_as_well() {
        var host = (("a".repeat(49) + ".").repeat(5) + "org");
        assertThat(host).hasSize(253);
        var endpoint = endpoint(database, by, "https://" + host + "/").endpoint();

        database.transactions()
                .run(
                        Scope.system("a test"),
                        () ->
                                database.bean(Disabling.class)
                                        .disable(
                                                by.organization(),
                                                database.bean(EndpointStore.class)
                                                        .locked(endpoint)
                                                        .orElseThrow(),
                                                WebhookEndpoint.Disabled.FAILING,
                                                database.clock().instant()));

        assertThat(look(endpoint).isActive()).isFalse();
        assertThat(mails()).hasSize(1).first().asString().contains(host);
        assertProblem(
                PlatformProblem.INVALID_INPUT,
                () -> endpoint(database, by, "https://a" + host + "/"));
    }

    @Test
    void an_endpoint_at_which_nothing_arrives_for_five_days_is_disabled_and_its_owner_told() {
        receiver.answers(500);
        var endpoint = endpoint(database, by, receiver.url("/")).endpoint();
        for (int day = 0; day < 5; day++) {
            rain(database, by, day);
            pass(Duration.ofHours(23));
            assertThat(look(endpoint).isActive()).isTrue();
        }

        pass(Duration.ofDays(2));

        assertThat(look(endpoint).disabledBecause()).isEqualTo(WebhookEndpoint.Disabled.FAILING);
        assertThat(mails())
                .hasSize(1)
                .first()
                .asString()
                .contains("for 5 days", "enable it and recover");
    }

    private List<String> mails() {
        return database.bean(Mails.class).recent(200).stream()
                .filter(mail -> mail.recipient().equals(ownerOf(by.organization())))
                .map(mail -> mail.subject() + "\n" + mail.body())
                .toList();
    }

    @Test
    void what_an_endpoint_missed_is_recovered_and_what_it_has_is_not_sent_again() {
        var endpoint = endpoint(database, by, receiver.url("/"), "rain.fallen").endpoint();
        var from = now();
        rain(database, by, 1);
        settle();
        receiver.answers(410);
        rain(database, by, 2);
        settle();
        rain(database, by, 3);
        receiver.answers(200);
        assertProblem(
                NotifyProblem.ENDPOINT_DISABLED,
                () -> recover(endpoint, new Period(from, now().plusSeconds(1))));
        database.bean(Webhooks.class).enable(by, endpoint);
        var before = receiver.received().size();

        var found = recover(endpoint, new Period(from, now().plusSeconds(1)));
        settle();

        assertThat(found).isEqualTo(2);
        assertThat(receiver.received().subList(before, before + 2))
                .extracting(Received::body)
                .anyMatch(body -> body.contains("\"number\":2"))
                .anyMatch(body -> body.contains("\"number\":3"));
        assertThat(deliveries(database, by, endpoint))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(Delivery.State.DELIVERED));
        assertThat(recover(endpoint, new Period(from, now().plusSeconds(1)))).isZero();
    }

    private int recover(UUID endpoint, Period span) {
        return database.bean(Deliveries.class).recover(by, endpoint, span);
    }

    @Test
    void one_message_is_sent_again_with_the_same_id() {
        var endpoint = endpoint(database, by, receiver.url("/")).endpoint();
        rain(database, by, 1);
        settle();

        database.bean(Deliveries.class).resend(by, only(endpoint).id());
        settle();

        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.received())
                .extracting(Received::id)
                .containsOnly(attempt(only(endpoint)));
        assertThat(attempts(only(endpoint))).hasSize(2);
    }

    @Test
    void a_test_event_goes_to_one_endpoint_whatever_it_wants() {
        var endpoint = endpoint(database, by, receiver.url("/one"), "rain.fallen").endpoint();
        endpoint(database, by, receiver.url("/two"));

        var delivery = database.bean(Deliveries.class).test(by, endpoint);
        settle();

        assertThat(receiver.received()).extracting(Received::path).containsExactly("/one");
        assertThat(only(endpoint).id()).isEqualTo(delivery);
        assertThat(receiver.received().getFirst().body()).contains("webhook.tested");
    }

    private static Instant now() {
        return database.clock().instant();
    }
}
