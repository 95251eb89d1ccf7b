package io.tributary.platform;

import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;

import java.net.InetAddress;

/**
 * A server with the embedded database is a trial: only this machine reaches it, unless told
 * otherwise.
 */
final class LoopbackUnlessTold implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {
    private final boolean embedded;
    private final boolean told;

    LoopbackUnlessTold(Settings settings, Environment environment) {
        this.embedded = settings.database().isEmbedded();
        this.told = environment.containsProperty("server.address");
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        if (embedded && !told) {
            server.setAddress(InetAddress.getLoopbackAddress());
        }
    }
}
