package io.tributary.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody's endpoint, on this machine: keeps what arrives and answers as the test wants. */
public final class Receiver implements AutoCloseable {
    /** A message as it arrived. */
    public record Received(String path, Map<String, String> headers, String body) {
        public String id() {
            return headers.getOrDefault("webhook-id", "");
        }

        public String signature() {
            return headers.getOrDefault("webhook-signature", "");
        }
    }

    /** What is answered. */
    public record Reply(int status, Map<String, String> headers, String text) {
        public static Reply of(int status) {
            return new Reply(status, Map.of(), "");
        }

        public static Reply of(int status, String header, String value) {
            return new Reply(status, Map.of(header, value), "");
        }
    }

    /** Decides what is answered. */
    public interface Answer {
        Reply to(Received message) throws InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answer answer = _ -> Reply.of(204);

    public Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var message =
                new Received(
                        exchange.getRequestURI().getPath(),
                        headers,
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        received.add(message);
        try (exchange) {
            var reply = answer.to(message);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] text = reply.text().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on. */
    public void answers(Answer wanted) {
        answer = wanted;
    }

    public void answers(int status) {
        answer = _ -> Reply.of(status);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Everything that arrived, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What arrived there. */
    public List<Received> received(String path) {
        return received.stream().filter(message -> message.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
