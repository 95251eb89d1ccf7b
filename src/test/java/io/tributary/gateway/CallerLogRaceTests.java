package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Patience;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.InetAddress;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;

class CallerLogRaceTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private final UUID key = UUID.randomUUID();
    private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    private final CallerStore store = new CallerStore(database.sql());

    private List<CallerUse> callers(Instant since) {
        return database.transactions()
                .in(Scope.of(organization), () -> store.since(organization, List.of(key), since));
    }

    @Test
    void whoever_reads_waits_for_what_another_is_writing() throws Exception {
        var now = Instant.now();
        try (var log = new CallerLog(database.transactions(), store);
                var other = database.superuser();
                var lock = other.createStatement()) {
            log.of(key, organization)
                    .note(
                            now.toEpochMilli(),
                            InetAddress.ofLiteral("203.0.113.9"),
                            "curl",
                            false,
                            false);
            other.setAutoCommit(false);
            lock.execute("lock table gateway.caller in share row exclusive mode");
            var writer = new Thread(log::write);
            writer.start();
            Patience.until("the writer waits for the table", () -> isAwaited(lock));
            var read =
                    new FutureTask<>(
                            () -> {
                                log.write();
                                return callers(now);
                            });
            var reader = new Thread(read);
            reader.start();
            Patience.until(
                    "the reader waits too, or is through",
                    () -> reader.getState() == Thread.State.BLOCKED || read.isDone());
            other.commit();
            assertThat(read.get()).extracting(CallerUse::calls).containsExactly(1L);
            writer.join();
        }
    }

    private static boolean isAwaited(Statement statement) throws SQLException {
        try (var waiting =
                statement.executeQuery(
                        "select from pg_locks"
                                + " where relation = 'gateway.caller'::regclass and not granted")) {
            return waiting.next();
        }
    }
}
