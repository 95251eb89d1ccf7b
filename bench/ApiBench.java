import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Measures the keyed API on the packaged jar: key, limits, scoring and durable usage, over
 * loopback, with the database on the same machine. The same server is measured once with group
 * commit and once with a transaction of its own for every call; fsync and synchronous commit are on
 * in both.
 *
 * <p>Run it by {@code bench/api}, which gives the jar and the PostgreSQL driver on the class path.
 */
final class ApiBench {
    private static final int PAIRS_OF_A_BATCH = 100;

    /** What one measured span gave. */
    record Figures(
            String what,
            int answers,
            double callsPerSecond,
            double p50Millis,
            double p99Millis,
            long failed) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-46s %9.0f calls/s   p50 %6.2f ms   p99 %6.2f ms   not 200: %d",
                    what,
                    callsPerSecond,
                    p50Millis,
                    p99Millis,
                    failed);
        }
    }

    /** Processor time spent so far by each process that has a part in a call. */
    record Cpu(Duration server, Duration database, Duration load) {
        static Cpu now(Process server, Path directory) throws IOException {
            var pid =
                    Files.readAllLines(directory.resolve("postgres/cluster/postmaster.pid"))
                            .getFirst();
            var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
            var database =
                    java.util.stream.Stream.concat(
                                    java.util.stream.Stream.of(postmaster),
                                    postmaster.descendants())
                            .map(Cpu::of)
                            .reduce(Duration.ZERO, Duration::plus);
            return new Cpu(of(server.toHandle()), database, of(ProcessHandle.current()));
        }

        private static Duration of(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }

        String since(Cpu before, int calls) {
            return String.format(
                    Locale.ROOT,
                    "%-46s server %.1f µs, database %.1f µs, load %.1f µs",
                    "  processor time per call",
                    server.minus(before.server).toNanos() / 1e3 / calls,
                    database.minus(before.database).toNanos() / 1e3 / calls,
                    load.minus(before.load).toNanos() / 1e3 / calls);
        }
    }

    private final Path jar;
    private final int connections;
    private final int seconds;

    private ApiBench(Path jar, int connections, int seconds) {
        this.jar = jar;
        this.connections = connections;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        var bench =
                new ApiBench(
                        Path.of(arguments[0]),
                        Integer.getInteger("connections", 64),
                        Integer.getInteger("seconds", 15));
        System.out.printf(
                "%d cores, %s, %d connections, %d s a span%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                bench.connections,
                bench.seconds);
        var grouped = bench.measure("group");
        if (Boolean.getBoolean("group.only")) {
            return;
        }
        var single = bench.measure("single");
        System.out.printf(
                Locale.ROOT,
                "group commit / one scoped transaction per call: %.2f x%n",
                grouped.callsPerSecond() / single.callsPerSecond());
    }

    /** Starts a server of its own with that way of committing, warms it, measures it, ends it. */
    private Figures measure(String commit) throws Exception {
        var directory = Files.createTempDirectory("tributary-bench");
        int port = freePort();
        var began = System.nanoTime();
        var server = start(directory, port, commit);
        try {
            awaitReady(port, server);
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: ready after %.1f s%n",
                    commit,
                    (System.nanoTime() - began) / 1e9);
            var key = signUp(port);
            raise(directory);
            var one =
                    request(
                            port,
                            key,
                            "/api/v1/compatibility/calculate",
                            pair(new SplittableRandom(7)));
            var many =
                    request(
                            port,
                            key,
                            "/api/v1/compatibility/batch",
                            batch(new SplittableRandom(7)));
            load(port, one, seconds, "warm-up");
            var before = Cpu.now(server, directory);
            var figures = load(port, one, seconds, commit + ": calculate");
            System.out.println(figures);
            System.out.println(Cpu.now(server, directory).since(before, figures.answers()));
            var batches =
                    load(
                            port,
                            many,
                            Math.max(5, seconds / 2),
                            commit + ": batch of " + PAIRS_OF_A_BATCH);
            System.out.println(batches);
            System.out.printf(
                    Locale.ROOT,
                    "%-46s %9.0f pairs/s%n",
                    "",
                    batches.callsPerSecond() * PAIRS_OF_A_BATCH);
            return figures;
        } finally {
            server.destroy();
            server.waitFor(20, TimeUnit.SECONDS);
            delete(directory);
        }
    }

    private Process start(Path directory, int port, String commit) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                Arrays.asList(
                        System.getProperty("server.options", "").isBlank()
                                ? new String[0]
                                : System.getProperty("server.options").split(" ")));
        command.addAll(
                List.of(
                        "-jar",
                        jar.toString(),
                        "--server.port=" + port,
                        "--tributary.database.directory=" + directory.resolve("postgres"),
                        "--tributary.demo.enabled=false",
                        "--tributary.metering.commit=" + commit));
        var log = directory.resolve("server.log").toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    }

    private static void awaitReady(int port, Process server) throws Exception {
        var patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < patience && server.isAlive()) {
                try {
                    var answer =
                            client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://localhost:"
                                                                    + port
                                                                    + "/actuator/health/readiness"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding());
                    if (answer.statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // the port does not answer yet
                }
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("the server did not become ready");
    }

    private static String signUp(int port) throws Exception {
        var body =
                """
                {"company_name": "Bench", "email": "bench@example.org", "use_case": "load", "tier": "enterprise"}\
                """;
        try (var client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://localhost:"
                                                            + port
                                                            + "/api/partner/signup"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            var found = Pattern.compile("sk_test_[0-9A-Za-z_]+").matcher(answer.body());
            if (answer.statusCode() != 201 || !found.find()) {
                throw new IllegalStateException(
                        "sign-up answered " + answer.statusCode() + ": " + answer.body());
            }
            return found.group();
        }
    }

    /** Raises what every organization of this database may do, as an operator's contract would. */
    private static void raise(Path directory) throws Exception {
        var postgres = directory.resolve("postgres");
        var master =
                HexFormat.of()
                        .parseHex(Files.readString(postgres.resolve("master-secret")).strip());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(master, "HmacSHA256"));
        var password = HexFormat.of().formatHex(mac.doFinal("database/postgres".getBytes(UTF_8)));
        int port =
                Integer.parseInt(
                        Files.readAllLines(postgres.resolve("cluster/postmaster.pid"))
                                .get(3)
                                .strip());
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + port + "/tributary",
                                "postgres",
                                password);
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var value = statement.executeQuery("show " + setting)) {
                    value.next();
                    System.out.println(setting + " = " + value.getString(1));
                }
            }
            statement.execute(Files.readString(Path.of("bench/raise-entitlements.sql")));
        }
        Thread.sleep(1_500);
    }

    private static String traits(SplittableRandom random) {
        var text = new StringBuilder("{\"traits\":[");
        for (int i = 0; i < 32; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(String.format(Locale.ROOT, "%.6f", random.nextDouble()));
        }
        return text.append("]}").toString();
    }

    private static String pair(SplittableRandom random) {
        return "{\"person1\":" + traits(random) + ",\"person2\":" + traits(random) + "}";
    }

    private static String batch(SplittableRandom random) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < PAIRS_OF_A_BATCH; i++) {
            pairs.add(pair(random));
        }
        return "[" + String.join(",", pairs) + "]";
    }

    private static byte[] request(int port, String key, String path, String body) {
        return ("POST "
                        + path
                        + " HTTP/1.1\r\nHost: localhost:"
                        + port
                        + "\r\nX-API-Key: "
                        + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(ISO_8859_1);
    }

    /** Keeps one request under way on every connection for that long. */
    private Figures load(int port, byte[] request, int forSeconds, String what) throws IOException {
        var latencies = new long[40_000_000 / 10];
        int answers = 0;
        long failed = 0;
        try (var selector = Selector.open()) {
            var all = new ArrayList<Connection>();
            for (int i = 0; i < connections; i++) {
                all.add(new Connection(selector, port, request));
            }
            long began = System.nanoTime();
            long end = began + Duration.ofSeconds(forSeconds).toNanos();
            for (var connection : all) {
                connection.send();
            }
            while (System.nanoTime() < end) {
                selector.select(100);
                for (var selected : selector.selectedKeys()) {
                    var connection = (Connection) selected.attachment();
                    long latency = connection.receive();
                    if (latency >= 0) {
                        if (answers < latencies.length) {
                            latencies[answers++] = latency;
                        }
                        failed += connection.succeeded ? 0 : 1;
                        connection.send();
                    }
                }
                selector.selectedKeys().clear();
            }
            double elapsed = (System.nanoTime() - began) / 1e9;
            for (var connection : all) {
                connection.channel.close();
            }
            Arrays.sort(latencies, 0, answers);
            return new Figures(
                    what,
                    answers,
                    answers / elapsed,
                    latencies[answers / 2] / 1e6,
                    latencies[(int) (answers * 0.99)] / 1e6,
                    failed);
        }
    }

    /** One kept-alive HTTP/1.1 connection with one request under way. */
    private static final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer request;
        private final byte[] bytes = new byte[128 * 1024];
        private final ByteBuffer answer = ByteBuffer.wrap(bytes);
        private long sent;
        private int length;
        private boolean succeeded;

        Connection(Selector selector, int port, byte[] request) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            this.request = ByteBuffer.allocateDirect(request.length).put(request);
        }

        void send() throws IOException {
            request.rewind();
            answer.clear();
            length = -1;
            sent = System.nanoTime();
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        /** The latency in nanoseconds once the answer is whole; before that −1. */
        long receive() throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException(
                        "the server closed the connection: "
                                + new String(bytes, 0, answer.position(), ISO_8859_1));
            }
            if (length < 0) {
                length = wholeLength(answer.position());
            }
            return length >= 0 && answer.position() >= length ? System.nanoTime() - sent : -1;
        }

        private int wholeLength(int read) {
            int contentLength = -1;
            int line = 0;
            for (int i = 3; i < read; i++) {
                if (bytes[i - 3] == '\r'
                        && bytes[i - 2] == '\n'
                        && bytes[i - 1] == '\r'
                        && bytes[i] == '\n') {
                    succeeded = bytes[9] == '2';
                    var head = new String(bytes, 0, i, ISO_8859_1);
                    line = head.toLowerCase(Locale.ROOT).indexOf("content-length: ");
                    contentLength =
                            Integer.parseInt(
                                    head.substring(line + 16, head.indexOf('\r', line)).strip());
                    return i + 1 + contentLength;
                }
            }
            return -1;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
