package io.tributary.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Beside;
import io.tributary.ServerProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was answered is in the journal, and the books are right, whatever was killed. */
@Beside
class LedgerCrashTests {
    private static final int ANSWERED_BEFORE_THE_KILL = 400;
    private static final Pattern ANSWER = Pattern.compile("(?m)^answered ([0-9a-f-]{36})$");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void nothing_answered_is_lost_and_the_books_are_right_after_kills() throws Exception {
        try (var server = ServerProcess.start(directory.resolve("postgres"), PostingServer.class)) {
            awaitAnswers(server, ANSWERED_BEFORE_THE_KILL);
            server.kill();
            assertBooksAreRight(server);

            server.startAgain();
            awaitAnswers(server, answered(server).size() + ANSWERED_BEFORE_THE_KILL);
            assertBooksAreRight(server);
            server.killWithDatabase();
            assertBooksAreRight(server);

            server.startAgain();
            assertJournalHoldsWhatWasAnswered(server);
            assertTheCommandTellsWhatSomebodyBroke(server);
        }
    }

    /** The command finds a database that runs, orphaned or not, or starts one that does not. */
    private static void assertBooksAreRight(ServerProcess server) {
        var answer = server.command("money-check");
        assertThat(answer.text()).contains("The books are right");
        assertThat(answer.exit()).isZero();
    }

    private static void assertTheCommandTellsWhatSomebodyBroke(ServerProcess server)
            throws Exception {
        try (var connection = server.superuser();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update ledger.journal_entry set amount = amount + 1 where n = 1");
        }
        var answer = server.command("money-check");
        assertThat(answer.text()).contains("WRONG Every transaction balances", "is off by 1 USD");
        assertThat(answer.exit()).isEqualTo(1);
    }

    private static void assertJournalHoldsWhatWasAnswered(ServerProcess server) throws Exception {
        var answered = answered(server);
        var kept = new HashSet<UUID>();
        try (var connection = server.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from ledger.journal_transaction")) {
            while (rows.next()) {
                kept.add(rows.getObject(1, UUID.class));
            }
        }
        assertThat(kept).containsAll(answered);
    }

    private static void awaitAnswers(ServerProcess server, int count) {
        server.await(count + " were never answered", () -> answered(server).size() >= count);
    }

    private static Set<UUID> answered(ServerProcess server) {
        return ANSWER.matcher(server.log())
                .results()
                .map(answer -> UUID.fromString(answer.group(1)))
                .collect(Collectors.toSet());
    }
}
