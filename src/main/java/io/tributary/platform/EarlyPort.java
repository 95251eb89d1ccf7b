package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.bootstrap.BootstrapContextClosedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;

/**
 * Answers on the port as soon as the settings are known, until the web server takes it over: a
 * server that starts is told apart from one that is not there, and a port that is taken is found
 * out before a database is opened.
 */
final class EarlyPort implements ApplicationListener<SpringApplicationEvent> {
    private @Nullable StartingAnswers answers;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared
                && serves(prepared.getSpringApplication())
                && isOurs(prepared.getEnvironment())) {
            answers = open(prepared.getEnvironment());
            prepared.getBootstrapContext().addCloseListener(this::handOver);
        } else if (event instanceof ApplicationFailedEvent) {
            giveUp();
        }
    }

    /** A command does not. */
    private static boolean serves(SpringApplication application) {
        return application.getWebApplicationType() == WebApplicationType.SERVLET;
    }

    /** A port of 0 is known to nobody, and nothing is said in the clear where TLS is spoken. */
    static boolean isOurs(Environment settings) {
        var tls = Bindable.mapOf(String.class, String.class);
        return port(settings) > 0 && !Binder.get(settings).bind("server.ssl", tls).isBound();
    }

    private static int port(Environment settings) {
        return settings.getProperty("server.port", Integer.class, 8080);
    }

    private static StartingAnswers open(Environment environment) {
        var settings = Binder.get(environment).bindOrCreate("tributary", Settings.class);
        var address =
                new InetSocketAddress(
                        LoopbackUnlessTold.address(settings, environment), port(environment));
        try {
            return StartingAnswers.at(address, settings);
        } catch (BindException taken) {
            throw new PortInUseException(address.getPort(), taken);
        } catch (IOException failed) {
            throw new IllegalStateException("nobody can listen at " + address, failed);
        }
    }

    private void handOver(BootstrapContextClosedEvent closed) {
        closed.getApplicationContext().getBeanFactory().registerSingleton("earlyPort", this);
    }

    /** Leaves the port to whoever binds to it next. */
    void giveUp() {
        if (answers != null) {
            answers.close();
            answers = null;
        }
    }
}
