package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Role;
import io.tributary.notify.Receiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.Map;

/** A partner's endpoint fails, is seen to fail, and gets what it missed once it is well again. */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class WebhookJourney {
    private final TributaryServer server;
    private final SignedIn developer;
    private final Receiver receiver = new Receiver();

    WebhookJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.developer = SignedIn.as(Role.DEVELOPER, server, browser);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void sees_an_endpoint_fail_and_recover() {
        receiver.answers(
                _ -> new Receiver.Reply(503, Map.of("Retry-After", "300"), "down for repair"));
        developer.open("/partner/webhooks/new");
        developer.fill("url", receiver.url("/hook"));
        developer.press("Add endpoint");
        developer.page().waitForSelector("#secret");
        developer.assertAccessible();
        developer.follow("Open the endpoint");

        developer.press("Send test event");
        developer.page().waitForURL("**/deliveries/**");
        server.advance(Duration.ofMillis(1));
        developer.page().reload();
        assertThat(developer.words()).contains("Trying again", "503", "down for repair");
        developer.assertAccessible();
        var delivery = developer.page().url();

        receiver.answers(204);
        server.advance(Duration.ofMinutes(10));
        developer.page().navigate(delivery);
        assertThat(developer.words()).contains("Delivered", "204").doesNotContain("Trying again");
        var attempts = receiver.received("/hook");
        assertThat(attempts).hasSize(2);
        assertThat(attempts.getFirst().id())
                .as("the same message, so that it can be recognised")
                .isEqualTo(attempts.getLast().id());
    }
}
