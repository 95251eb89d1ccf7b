package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.notify.Receiver;
import io.tributary.notify.WantedEndpoint;
import io.tributary.notify.Webhooks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.TreeSet;

@ExtendWith(TributaryServer.Running.class)
class KeyEventsScenarioTests {
    private final TributaryServer server;
    private final GatewayFixtures gateway;

    KeyEventsScenarioTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
    }

    @Test
    void what_becomes_of_a_key_is_told_and_never_the_key() {
        try (var receiver = new Receiver()) {
            var organization = gateway.organization();
            var by = GatewayFixtures.by(organization);
            server.bean(Webhooks.class)
                    .create(by, new WantedEndpoint(receiver.url("/"), "", new TreeSet<>()));

            var first = gateway.key(organization, false);
            var second = server.bean(ApiKeys.class).rotate(by, first.id(), 0);
            server.bean(ApiKeys.class).expose(second.text());
            server.bean(ApiKeys.class).reportLeak(second.text());
            server.advance(Duration.ofMillis(1));

            assertThat(receiver.received())
                    .extracting(message -> message.body().replaceAll("\",\"timestamp.*", ""))
                    .containsExactlyInAnyOrder(
                            "{\"type\":\"key.created",
                            "{\"type\":\"key.rotated",
                            "{\"type\":\"key.revoked",
                            "{\"type\":\"key.exposed",
                            "{\"type\":\"key.revoked");
            assertThat(receiver.received())
                    .allSatisfy(
                            message ->
                                    assertThat(message.body())
                                            .doesNotContain(first.text(), second.text()))
                    .anyMatch(message -> message.body().contains("\"because\":\"leaked\""))
                    .anyMatch(message -> message.body().contains("\"because\":\"rotated\""));
        }
    }

    @Test
    void a_replaced_key_stops_when_it_expires_and_no_later() {
        try (var receiver = new Receiver()) {
            var organization = gateway.organization();
            var by = GatewayFixtures.by(organization);
            var old = gateway.expiringKey(organization, Duration.ofDays(3));
            server.bean(Webhooks.class)
                    .create(by, new WantedEndpoint(receiver.url("/"), "", new TreeSet<>()));

            gateway.keys().rotate(by, old.id(), 7);
            server.advance(Duration.ofMillis(1));

            var expires = gateway.keys().find(organization, old.id()).expiresAt();
            assertThat(receiver.received())
                    .anyMatch(
                            message ->
                                    message.body().contains("key.rotated")
                                            && message.body().contains("\"ends_at\":\"" + expires));
        }
    }
}
