package io.tributary.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An https server on loopback, with a certificate for a name of the test's choice. */
final class SecureReceiver implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Map<String, KeyStore> KEYS = new ConcurrentHashMap<>();

    private final KeyStore keys;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> serverNames = new CopyOnWriteArrayList<>();
    private volatile HttpHandler handler = exchange -> exchange.sendResponseHeaders(204, -1);

    private SecureReceiver(String name) throws IOException, GeneralSecurityException {
        keys = KEYS.computeIfAbsent(name, SecureReceiver::newKeys);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server =
                HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static SecureReceiver of(String name) {
        try {
            return new SecureReceiver(name);
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("no receiver for " + name, failed);
        }
    }

    private static KeyStore newKeys(String name) {
        try {
            var directory = Files.createTempDirectory("keys");
            var file = directory.resolve("keys.p12");
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                            "-genkeypair",
                            "-alias",
                            "receiver",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "san=dns:" + name,
                            "-storepass",
                            new String(PASSWORD),
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .start()
                    .onExit()
                    .join();
            return KeyStore.getInstance(file.toFile(), PASSWORD);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
        session.getRequestedServerNames()
                .forEach(name -> serverNames.add(((SNIHostName) name).getAsciiName()));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        handler.handle(exchange);
    }

    void answers(HttpHandler answer) {
        handler = answer;
    }

    /** Trusts the receiver's certificate, and nobody else's. */
    SSLContext trusting() {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("receiver", keys.getCertificate("receiver"));
            var managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, managers.getTrustManagers(), null);
            return tls;
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What was sent, in the order of arrival. */
    List<String> bodies() {
        return bodies;
    }

    /** The names the callers asked for in TLS. */
    List<String> serverNames() {
        return serverNames;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
