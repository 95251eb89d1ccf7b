package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Limit;
import io.tributary.platform.Transactions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

@ExtendWith(TributaryServer.Running.class)
class NonceRaceTests {
    private static final int AT_ONCE = 64;

    private final TributaryServer server;
    private final GatewayFixtures gateway;

    NonceRaceTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
    }

    @Test
    void of_sixty_four_equal_nonces_on_two_servers_one_passes() throws Exception {
        var organization = gateway.organization();
        var key = gateway.key(organization, false);
        var until = gateway.now().plusSeconds(600);
        var fingerprint = Nonces.fingerprint("the same for all");
        try (var other =
                        new Nonces(server.bean(Transactions.class), server.bean(JdbcClient.class));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ready = new CountDownLatch(AT_ONCE);
            var calls = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < AT_ONCE; i++) {
                var nonces = i % 2 == 0 ? server.bean(Nonces.class) : other;
                calls.add(
                        () -> {
                            ready.countDown();
                            ready.await();
                            return nonces.take(
                                    new Nonces.Nonce(
                                            organization,
                                            key.id(),
                                            fingerprint,
                                            UUID.randomUUID(),
                                            until));
                        });
            }
            int passed = 0;
            for (var answer : threads.invokeAll(calls)) {
                passed += answer.get() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(1);
        }
    }

    @Test
    void of_sixty_four_equal_signed_calls_one_passes() throws Exception {
        var organization = gateway.organization();
        var key = gateway.key(organization, false);
        var by = GatewayFixtures.by(organization);
        gateway.limit(organization, Limit.REQUESTS_PER_MINUTE, 1000);
        var secret = server.bean(SigningKeys.class).issue(by, key.id(), "Backend");
        var signer = CallSigner.hmac(secret.key().id(), secret.secret(), gateway.now());
        var ready = new CountDownLatch(AT_ONCE);
        Callable<Integer> call =
                () -> {
                    ready.countDown();
                    ready.await();
                    return server.send(
                                    signer.request(server, "GET", "/api/v1/usage", key.text(), ""))
                            .statusCode();
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var answer :
                    threads.invokeAll(IntStream.range(0, AT_ONCE).mapToObj(_ -> call).toList())) {
                statuses.add(answer.get());
            }
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
            assertThat(statuses.stream().filter(status -> status == 401)).hasSize(AT_ONCE - 1);
        }
    }
}
