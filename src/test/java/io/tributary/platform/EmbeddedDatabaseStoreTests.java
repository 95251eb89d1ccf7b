package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

class EmbeddedDatabaseStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void is_durable(String setting) throws SQLException {
        assertThat(shown(setting)).isEqualTo("on");
    }

    @Test
    void has_room_for_the_pool_and_for_others() throws SQLException {
        assertThat(Integer.parseInt(shown("max_connections")))
                .isEqualTo(TestCluster.CONNECTIONS + 40);
    }

    private static String shown(String setting) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Test
    void refuses_a_directory_that_another_server_holds() {
        var held = Path.of("target", "test-postgres", Long.toString(ProcessHandle.current().pid()));

        assertThatThrownBy(
                        () ->
                                EmbeddedDatabase.start(
                                        held, held.resolve("binaries"), "irrelevant", 16))
                .hasMessageContaining("another server");
    }

    @Test
    void one_whose_making_was_interrupted_is_made_anew_and_shut(@TempDir Path directory)
            throws IOException, SQLException {
        var hba = directory.resolve("cluster/pg_hba.conf");
        try (var first =
                EmbeddedDatabase.start(directory, directory.resolve("binaries"), "first", 16)) {
            first.superuser("postgres").close();
        }
        Files.createFile(directory.resolve("cluster.unfinished"));
        Files.writeString(hba, "host all all 127.0.0.1/32 trust");

        try (var second =
                EmbeddedDatabase.start(directory, directory.resolve("binaries"), "second", 16)) {
            second.superuser("postgres").close();
            assertThat(Files.readString(hba)).contains("scram-sha-256").doesNotContain("trust");
        }
        assertThat(directory.resolve("cluster.unfinished")).doesNotExist();
        try (var again =
                EmbeddedDatabase.start(directory, directory.resolve("binaries"), "second", 16)) {
            again.superuser("postgres").close();
        }
    }
}
