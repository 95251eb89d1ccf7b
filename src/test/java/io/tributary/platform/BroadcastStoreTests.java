package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class BroadcastStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private static final Scope HOUSE = Scope.system("test");

    private final Broadcast broadcast = database.bean(Broadcast.class);
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void is_heard_after_the_commit_and_not_after_a_rollback() throws Exception {
        broadcast.listen("brook", listener());
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                HOUSE,
                                                () -> {
                                                    broadcast.say("brook", "never");
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessage("no");
        database.transactions().run(HOUSE, () -> broadcast.say("elsewhere", "not for us"));
        database.transactions().run(HOUSE, () -> broadcast.say("brook", "water rises"));

        assertThat(nextMessage()).isEqualTo("water rises");
    }

    @Test
    void after_a_broken_connection_listeners_forget_what_they_know() throws Exception {
        broadcast.listen("reconnect", listener());
        database.transactions().run(HOUSE, () -> broadcast.say("reconnect", "first"));
        assertThat(nextMessage()).isEqualTo("first");
        endTheListeningConnection();

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("gap");
        database.transactions().run(HOUSE, () -> broadcast.say("reconnect", "second"));
        assertThat(nextMessage()).isEqualTo("second");
    }

    private void endTheListeningConnection() throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where query like 'listen %' and datname = current_database()");
        }
    }

    /** A listener that comes while the connection opens may be told of a gap first. */
    private String nextMessage() throws InterruptedException {
        var message = String.valueOf(heard.poll(10, TimeUnit.SECONDS));
        return message.equals("gap") ? String.valueOf(heard.poll(10, TimeUnit.SECONDS)) : message;
    }

    private Broadcast.Listener listener() {
        return new Broadcast.Listener() {
            @Override
            public void hear(String message) {
                heard.add(message);
            }

            @Override
            public void gap() {
                heard.add("gap");
            }
        };
    }
}
