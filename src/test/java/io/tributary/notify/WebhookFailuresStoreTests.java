package io.tributary.notify;

import static io.tributary.notify.NotifyFixtures.deliveries;
import static io.tributary.notify.NotifyFixtures.endpoint;
import static io.tributary.notify.NotifyFixtures.organization;
import static io.tributary.notify.NotifyFixtures.rain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.AuditTrail;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.TreeSet;
import java.util.UUID;

/** Which failures of an endpoint belong together, and which are forgotten. */
class WebhookFailuresStoreTests {
    @RegisterExtension static final TestDatabase database = NotifyFixtures.database();

    private final Receiver receiver = new Receiver();
    private final AuditTrail.By by = organization(database);

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void one_success_makes_up_for_days_of_failure() {
        receiver.answers(500);
        var endpoint = endpoint(database, by, receiver.url("/")).endpoint();
        rain(database, by, 1);
        pass(Duration.ofDays(4));
        receiver.answers(200);
        rain(database, by, 2);
        pass(Duration.ofMillis(1));
        receiver.answers(500);

        rain(database, by, 3);
        pass(Duration.ofDays(2));

        assertThat(look(endpoint).isActive()).isTrue();
    }

    @Test
    void a_failure_after_quiet_weeks_is_the_first_of_a_new_span() {
        receiver.answers(500);
        var endpoint = endpoint(database, by, receiver.url("/")).endpoint();
        rain(database, by, 1);
        pass(Duration.ofDays(21));
        var before = receiver.received().size();
        receiver.answers(503);

        rain(database, by, 2);
        pass(Duration.ofMillis(1));

        assertThat(receiver.received()).hasSize(before + 1);
        assertThat(look(endpoint).isActive()).isTrue();
        assertThat(look(endpoint).failingSince())
                .isAfter(database.clock().instant().minusSeconds(1));
        receiver.answers(200);
        pass(Duration.ofMinutes(1));
        assertThat(deliveries(database, by, endpoint).getFirst().state())
                .isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void another_address_begins_without_the_failures_of_the_one_before() {
        receiver.answers(500);
        var endpoint = endpoint(database, by, receiver.url("/old")).endpoint();
        rain(database, by, 1);
        pass(Duration.ofHours(4));
        var since = look(endpoint).failingSince();

        change(endpoint, "/old", "the same address");
        assertThat(look(endpoint).failingSince()).isNotNull().isEqualTo(since);
        change(endpoint, "/new", "another");
        assertThat(look(endpoint).failingSince()).isNull();

        pass(Duration.ofDays(1));
        assertThat(look(endpoint).failingSince()).isAfter(since);
    }

    private void change(UUID endpoint, String path, String description) {
        database.bean(Webhooks.class)
                .change(
                        by,
                        endpoint,
                        new WantedEndpoint(receiver.url(path), description, new TreeSet<>()));
    }

    private static void pass(Duration time) {
        database.bean(Jobs.class).advance(time);
    }

    private WebhookEndpoint look(UUID endpoint) {
        return database.bean(Webhooks.class).find(by.organization(), endpoint);
    }
}
