package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

import io.tributary.TributaryServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Whatever becomes of a call, its key is not in what the house writes down. */
@ExtendWith(TributaryServer.Running.class)
class KeySecrecyScenarioTests {
    /** Everything that is logged, however much a logger is asked to tell. */
    private static final class Ears extends AppenderBase<ILoggingEvent> {
        final Queue<String> heard = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var cause = event.getThrowableProxy();
            heard.add(
                    event.getFormattedMessage()
                            + (cause == null ? "" : ThrowableProxyUtil.asString(cause)));
        }
    }

    private final Logger house = (Logger) LoggerFactory.getLogger("io.tributary");
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Ears ears = new Ears();
    private final TributaryServer server;
    private final GatewayFixtures gateway;

    KeySecrecyScenarioTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
    }

    @BeforeEach
    void listen() {
        ears.start();
        root.addAppender(ears);
        house.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.detachAppender(ears);
        house.setLevel(null);
    }

    @Test
    void a_key_is_never_logged() {
        var organization = gateway.organization();
        var key = gateway.key(organization, false);
        house.info("the ears work");
        gateway.get("/api/v1/usage", key.text());
        gateway.get("/api/v1/usage?key=" + key.text(), key.text());
        gateway.get("/api/v1/nothing", key.text());
        gateway.get("/api/v1/" + key.text(), "");
        gateway.get("/docs?key=" + key.text(), key.text());
        server.post(
                "/api/v1/api-keys",
                key.text(),
                "{\"name\": \"" + key.text() + "\", \"scopes\": []}");
        server.send(
                server.request("/api/v1/api-keys/report-leak")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"api_key\": \"" + key.text() + "\"}")));
        gateway.get("/api/v1/usage", key.text());

        var secret = key.text().substring(KeyText.prefix(key.text()).length() + 1);
        assertThat(ears.heard).contains("the ears work").noneMatch(line -> line.contains(secret));
    }
}
