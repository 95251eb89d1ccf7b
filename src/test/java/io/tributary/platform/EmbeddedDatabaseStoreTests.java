package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
