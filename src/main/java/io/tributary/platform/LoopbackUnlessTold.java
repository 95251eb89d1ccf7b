package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;

import java.net.InetAddress;

/**
 * A server with the embedded database is a trial: only this machine reaches it, unless told
 * otherwise.
 */
final class LoopbackUnlessTold implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {
    private final @Nullable InetAddress address;

    LoopbackUnlessTold(Settings settings, Environment environment) {
        this.address = address(settings, environment);
    }

    /** Where to listen; null for every address of this machine. */
    static @Nullable InetAddress address(Settings settings, Environment environment) {
        var told = environment.getProperty("server.address", InetAddress.class);
        return told == null && settings.database().isEmbedded()
                ? InetAddress.getLoopbackAddress()
                : told;
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        server.setAddress(address);
    }
}
