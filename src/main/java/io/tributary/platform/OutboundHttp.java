package io.tributary.platform;

import io.tributary.platform.OutboundAnswer.Answered;
import io.tributary.platform.OutboundAnswer.Reason;
import io.tributary.platform.OutboundAnswer.Unanswered;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * The only way to call an address that a customer named. It looks the name up itself, refuses every
 * address where nothing of a customer's can be, and connects to what it has checked: a name that
 * means something else a moment later changes nothing. It follows no redirect, keeps no cookie,
 * asks no proxy, reads so much of an answer and waits so long. TLS proves the name as ever.
 */
public final class OutboundHttp {
    /** Looks up a name: the house asks its resolver, tests play tricks. */
    interface Names {
        List<InetAddress> of(String name) throws UnknownHostException;
    }

    /** How long a call may take in all, and to connect; how much of an answer is read. */
    record Limits(Duration whole, Duration connect, int answerBytes) {
        static final Limits USUAL =
                new Limits(Duration.ofSeconds(20), Duration.ofSeconds(5), 16 * 1024);
    }

    private static final class Forbidden extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }

    /** What the domain name system takes (RFC 1035, section 3.1), without the dot at the end. */
    private static final int LONGEST_HOST = 253;

    private static final int MOST_ADDRESSES = 4;
    private static final int MOST_BYTES = 256 * 1024;
    private static final String NOT_PUBLIC =
            "The name leads to an address that is not public. Nothing was sent.";

    private final OutboundSettings settings;
    private final Names names;
    private final SSLContext tls;
    private final Limits limits;

    OutboundHttp(OutboundSettings settings, Names names, SSLContext tls, Limits limits) {
        this.settings = settings;
        this.names = names;
        this.tls = tls;
        this.limits = limits;
    }

    /**
     * What is wrong with an address, as far as it shows by itself; the name is looked up only when
     * it is called.
     */
    public Optional<String> objection(URI address) {
        var scheme =
                address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        var host = address.getHost();
        if (host == null || host.isEmpty() || !Set.of("https", "http").contains(scheme)) {
            return Optional.of("An address such as https://example.com/webhooks is needed.");
        }
        if (host.length() > LONGEST_HOST) {
            return Optional.of("The name of a host has at most " + LONGEST_HOST + " characters.");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return Optional.of("An address without user name, password and # is needed.");
        }
        boolean isHere = settings.loopback() && isLoopback(host);
        if (scheme.equals("http") && !isHere) {
            return Optional.of("Only https is called.");
        }
        int port = address.getPort() < 0 ? 443 : address.getPort();
        if (!isHere && !settings.ports().contains(port)) {
            return Optional.of("The port " + port + " is not called.");
        }
        return literal(host).filter(literal -> !settings.isAllowed(literal)).map(_ -> NOT_PUBLIC);
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Posts the body and tells what came of it; whatever the other side does, it returns. */
    public OutboundAnswer post(URI address, Map<String, String> headers, byte[] body) {
        return post(address, headers, body, limits.answerBytes());
    }

    /**
     * Posts the body and reads more or less of the answer than usual.
     *
     * @param answerBytes at most 256 KiB
     */
    public OutboundAnswer post(
            URI address, Map<String, String> headers, byte[] body, int answerBytes) {
        return answer(
                address,
                () -> {
                    var request = new HttpPost(address);
                    request.setEntity(new ByteArrayEntity(body, null));
                    return request;
                },
                headers,
                answerBytes);
    }

    /**
     * Asks for what is there, under the same rules.
     *
     * @param answerBytes how much is read, at most 256 KiB
     */
    public OutboundAnswer get(URI address, Map<String, String> headers, int answerBytes) {
        return answer(address, () -> new HttpGet(address), headers, answerBytes);
    }

    private OutboundAnswer answer(
            URI address,
            Supplier<HttpUriRequestBase> made,
            Map<String, String> headers,
            int answerBytes) {
        if (answerBytes > MOST_BYTES) {
            throw new IllegalArgumentException("nobody needs an answer of " + answerBytes);
        }
        long begin = System.nanoTime();
        var objection = objection(address);
        if (objection.isPresent()) {
            return new Unanswered(Reason.REFUSED, objection.get(), since(begin));
        }
        var request = made.get();
        headers.forEach(request::setHeader);
        var exchange = new FutureTask<>(() -> exchanged(request, begin, answerBytes));
        var thread = Thread.ofVirtual().name("outbound").start(exchange);
        try {
            return exchange.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            request.cancel();
            thread.interrupt();
            return new Unanswered(
                    Reason.TOO_SLOW,
                    "No complete answer within " + limits.whole().toSeconds() + " seconds.",
                    since(begin));
        } catch (InterruptedException _) {
            request.cancel();
            thread.interrupt();
            Thread.currentThread().interrupt();
            return new Unanswered(Reason.BROKEN, "The server was stopped.", since(begin));
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a call ended in an unforeseen way", broken.getCause());
        }
    }

    private OutboundAnswer exchanged(HttpUriRequestBase request, long begin, int answerBytes) {
        var client = client();
        try {
            var response = client.executeOpen(null, request, null);
            return new Answered(
                    response.getCode(),
                    headers(response),
                    text(response, answerBytes),
                    since(begin));
        } catch (IOException failed) {
            return unanswered(failed, since(begin));
        } finally {
            // Closing in good order would read the rest, which may have no end.
            request.cancel();
            client.close(CloseMode.IMMEDIATE);
        }
    }

    /** For one call only: nothing of one customer's is there for the next. */
    private CloseableHttpClient client() {
        var wait = Timeout.of(limits.whole());
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(1)
                        .setDnsResolver(new Checked())
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setDefaultTlsConfig(
                                TlsConfig.custom()
                                        .setHandshakeTimeout(Timeout.of(limits.connect()))
                                        .build())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(limits.connect()))
                                        .setSocketTimeout(wait)
                                        .build())
                        .setConnectionFactory(
                                ManagedHttpClientConnectionFactory.builder()
                                        .http1Config(
                                                Http1Config.custom()
                                                        .setMaxLineLength(8 * 1024)
                                                        .setMaxHeaderCount(100)
                                                        .build())
                                        .build())
                        .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(wait).build())
                .setUserAgent("Tributary")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Looks a name up once for a call; the client connects to what is answered here. */
    private final class Checked implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var found = names.of(host);
            if (!found.stream().allMatch(settings::isAllowed)) {
                throw new Forbidden();
            }
            return found.stream().limit(MOST_ADDRESSES).toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        var headers = new HashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(
                    header.getName().toLowerCase(Locale.ROOT),
                    header.getValue() == null ? "" : header.getValue());
        }
        return headers;
    }

    private static String text(ClassicHttpResponse response, int answerBytes) throws IOException {
        var entity = response.getEntity();
        return entity == null
                ? ""
                : new String(entity.getContent().readNBytes(answerBytes), StandardCharsets.UTF_8);
    }

    private static Unanswered unanswered(IOException failed, Duration took) {
        return switch (failed) {
            case Forbidden _ -> new Unanswered(Reason.REFUSED, NOT_PUBLIC, took);
            case UnknownHostException _ ->
                    new Unanswered(Reason.UNKNOWN_NAME, "The name is not known.", took);
            case SSLException broken ->
                    new Unanswered(
                            Reason.TLS, "TLS does not come about: " + broken.getMessage(), took);
            case ConnectException _, NoRouteToHostException _ ->
                    new Unanswered(Reason.NO_CONNECTION, "No connection comes about.", took);
            case InterruptedIOException _ ->
                    new Unanswered(Reason.TOO_SLOW, "It takes too long.", took);
            default ->
                    new Unanswered(
                            Reason.BROKEN,
                            "The connection broke before there was an answer.",
                            took);
        };
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
