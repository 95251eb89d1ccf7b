package io.tributary.notify;

import static io.tributary.notify.NotifyFixtures.assertProblem;
import static io.tributary.notify.NotifyFixtures.deliveries;
import static io.tributary.notify.NotifyFixtures.endpoint;
import static io.tributary.notify.NotifyFixtures.organization;
import static io.tributary.notify.NotifyFixtures.rain;
import static io.tributary.notify.NotifyFixtures.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.Period;
import io.tributary.platform.Jobs;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;
import io.tributary.platform.Transactions;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;

/** Endpoints and their secrets, and whose they are. */
class WebhookEndpointStoreTests {
    @RegisterExtension static final TestDatabase database = NotifyFixtures.database();

    private final Receiver receiver = new Receiver();
    private final AuditTrail.By by = organization(database);

    @AfterEach
    void close() {
        receiver.close();
    }

    private static void settle() {
        pass(Duration.ofMillis(1));
    }

    private static void pass(Duration time) {
        database.bean(Jobs.class).advance(time);
    }

    @Test
    void after_a_rotation_both_secrets_verify_until_the_overlap_is_over() throws Exception {
        var old = endpoint(database, by, receiver.url("/"));
        var fresh = database.bean(Webhooks.class).rotate(by, old.endpoint(), 24);
        rain(database, by, 1);
        settle();
        var during = receiver.received().getFirst();

        assertThat(during.signature()).contains(signature(fresh, during), signature(old, during));
        assertThat(keys(old)).containsExactly(fresh.publicKey(), old.publicKey());

        pass(Duration.ofHours(25));
        rain(database, by, 2);
        settle();
        var after = receiver.received().getLast();
        assertThat(after.signature().split(" ", -1)).hasSize(2);
        assertThat(after.signature())
                .contains(signature(fresh, after))
                .doesNotContain(signature(old, after));
        assertThat(keys(old)).containsExactly(fresh.publicKey());
    }

    private List<String> keys(EndpointSecret of) {
        return database.bean(Webhooks.class).publicKeys(by.organization(), of.endpoint());
    }

    @Test
    void a_rotation_without_overlap_ends_the_old_secret_at_once() {
        var old = endpoint(database, by, receiver.url("/"));

        var fresh = database.bean(Webhooks.class).rotate(by, old.endpoint(), 0);

        assertThat(keys(old)).containsExactly(fresh.publicKey());
        for (int i = 0; i < 9; i++) {
            database.bean(Webhooks.class).rotate(by, old.endpoint(), 168);
        }
        assertThat(keys(old)).hasSize(4);
    }

    @Test
    void the_database_does_not_know_the_secret() throws Exception {
        var endpoint = endpoint(database, by, receiver.url("/"));
        var bytes = Base64.getDecoder().decode(endpoint.secret().substring(6));

        try (var connection = database.superuser();
                var query =
                        connection.prepareStatement(
                                """
                                select position(? in sealed), octet_length(sealed)
                                  from notify.signing_key
                                 where endpoint_id = ?
                                """)) {
            query.setBytes(1, bytes);
            query.setObject(2, endpoint.endpoint());
            var row = query.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
            assertThat(row.getInt(2)).isEqualTo(12 + 64 + 16);
        }
    }

    @Test
    void a_secret_that_was_copied_to_another_row_does_not_open() throws Exception {
        var ours = endpoint(database, by, receiver.url("/"));
        var others = endpoint(database, organization(database), receiver.url("/"));

        try (var connection = database.superuser();
                var copy =
                        connection.prepareStatement(
                                """
                                update notify.signing_key
                                   set sealed = (select sealed
                                                   from notify.signing_key
                                                  where endpoint_id = ?)
                                 where endpoint_id = ?
                                """)) {
            copy.setObject(1, others.endpoint());
            copy.setObject(2, ours.endpoint());
            assertThat(copy.executeUpdate()).isOne();
        }

        assertThatThrownBy(() -> keysThatSign(ours)).isInstanceOf(IllegalStateException.class);
        assertThat(keysThatSign(others)).hasSize(1);
    }

    private List<SigningKey> keysThatSign(EndpointSecret of) {
        return database.bean(Transactions.class)
                .in(
                        Scope.system("a test"),
                        () ->
                                database.bean(EndpointStore.class)
                                        .keys(of.endpoint(), database.clock().instant()));
    }

    @Test
    void what_is_not_called_cannot_be_made_an_endpoint() {
        for (var url :
                List.of(
                        "http://example.com/hook",
                        "https://169.254.169.254/latest",
                        "https://example.com:22/",
                        "not an address",
                        "")) {
            assertProblem(PlatformProblem.INVALID_INPUT, () -> endpoint(database, by, url));
        }
        assertProblem(
                PlatformProblem.INVALID_INPUT,
                () -> endpoint(database, by, receiver.url("/"), "no.such_event"));
    }

    @Test
    void another_organizations_endpoints_and_deliveries_are_not_there() {
        var theirs = organization(database);
        var endpoint = endpoint(database, theirs, receiver.url("/")).endpoint();
        var delivery = database.bean(Deliveries.class).test(theirs, endpoint);
        var webhooks = database.bean(Webhooks.class);
        var sent = database.bean(Deliveries.class);
        var wanted = new WantedEndpoint(receiver.url("/"), "", new TreeSet<>());

        for (ThrowingCallable act :
                List.<ThrowingCallable>of(
                        () -> webhooks.find(by.organization(), endpoint),
                        () -> webhooks.publicKeys(by.organization(), endpoint),
                        () -> webhooks.change(by, endpoint, wanted),
                        () -> webhooks.disable(by, endpoint),
                        () -> webhooks.enable(by, endpoint),
                        () -> webhooks.remove(by, endpoint),
                        () -> webhooks.rotate(by, endpoint, 0),
                        () -> sent.test(by, endpoint),
                        () ->
                                sent.recover(
                                        by,
                                        endpoint,
                                        new Period(Instant.EPOCH, database.clock().instant())),
                        () -> sent.resend(by, delivery),
                        () -> sent.find(by.organization(), delivery))) {
            assertProblem(PlatformProblem.NOT_FOUND, act);
        }
        assertThat(sent.of(by.organization(), endpoint, null, 10).items()).isEmpty();
        assertThat(sent.attempts(by.organization(), delivery)).isEmpty();
    }

    @Test
    void there_are_so_many_endpoints_and_no_more() {
        for (int i = 0; i < Webhooks.MOST_ENDPOINTS; i++) {
            endpoint(database, by, receiver.url("/" + i));
        }
        assertProblem(
                NotifyProblem.TOO_MANY_ENDPOINTS,
                () -> endpoint(database, by, receiver.url("/more")));
    }

    @Test
    void a_removed_endpoint_takes_its_deliveries_with_it() {
        receiver.answers(500);
        var endpoint = endpoint(database, by, receiver.url("/")).endpoint();
        rain(database, by, 1);
        settle();

        database.bean(Webhooks.class).remove(by, endpoint);
        pass(Duration.ofHours(1));

        assertThat(receiver.received()).hasSize(1);
        assertThat(deliveries(database, by, endpoint)).isEmpty();
    }

    @Test
    void old_messages_are_forgotten() {
        var endpoint = endpoint(database, by, receiver.url("/")).endpoint();
        rain(database, by, 1);
        settle();
        assertThat(deliveries(database, by, endpoint)).hasSize(1);

        database.pass(Deliveries.KEPT);
        pass(Duration.ofDays(1));

        assertThat(deliveries(database, by, endpoint)).isEmpty();
    }
}
