package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.AtOnce;
import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

class OneTimeTokenRaceTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

    @Test
    void twenty_who_use_one_link_at_once_get_in_once() throws InterruptedException {
        var token = mailed("race@example.com");
        Callable<Optional<Person>> use = () -> accounts().byLink(token);

        var answers = AtOnce.all(Collections.nCopies(20, use));

        assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(accounts().byLink(token)).isEmpty();
    }

    @Test
    void a_link_is_good_for_fifteen_minutes() {
        var early = mailed("early@example.com");
        database.pass(Duration.ofMinutes(14));
        assertThat(accounts().byLink(early)).isPresent();

        var late = mailed("late@example.com");
        database.pass(Duration.ofMinutes(15));
        assertThat(accounts().byLink(late)).isEmpty();
    }

    @Test
    void the_token_itself_is_not_kept() throws SQLException {
        var token = mailed("kept@example.com");

        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select string_agg(t::text, ' ') from identity.one_time_token t")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).contains("kept@example.com").doesNotContain(token);
        }
    }

    @Test
    void a_stranger_who_proves_their_address_has_a_free_account() {
        var stranger = accounts().byLink(mailed("stranger@example.com")).orElseThrow();

        assertThat(stranger.email()).isEqualTo("stranger@example.com");
        assertThat(accounts().visit(stranger.id()).orElseThrow().employments()).isEmpty();
        assertThat(accounts().byLink(mailed("stranger@example.com"))).contains(stranger);
    }

    private static Accounts accounts() {
        return database.bean(Accounts.class);
    }

    private static String mailed(String email) {
        accounts().mailLink(email, HERE);
        var body =
                database.bean(Mails.class).recent(100).stream()
                        .filter(mail -> mail.recipient().equals(email))
                        .findFirst()
                        .map(Mails.Kept::body)
                        .orElseThrow();
        var token = TOKEN.matcher(body);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
