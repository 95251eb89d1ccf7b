package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

class DatabaseServerRaceTests {
    private static final int SERVERS = 8;

    @Test
    void servers_that_start_on_one_database_together_all_start()
            throws InterruptedException, ExecutionException {
        var cluster = TestCluster.running();
        var properties = cluster.newDatabase();
        var settings =
                new Settings.Database(
                        property(properties, "url"),
                        property(properties, "username"),
                        property(properties, "password"),
                        Path.of("unused"),
                        null,
                        1,
                        false);
        var starts = new ArrayList<Callable<DatabaseServer>>();
        for (int n = 0; n < SERVERS; n++) {
            starts.add(() -> DatabaseServer.open(settings, cluster.secrets()));
        }
        try (var threads = Executors.newFixedThreadPool(SERVERS)) {
            for (var started : threads.invokeAll(starts)) {
                assertThat(started.get().application().username()).isEqualTo("tributary_app");
            }
        }
    }

    private static String property(Map<String, Object> properties, String name) {
        return Objects.requireNonNull(properties.get("tributary.database." + name)).toString();
    }
}
