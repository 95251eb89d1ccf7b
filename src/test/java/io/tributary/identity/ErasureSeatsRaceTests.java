package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.PersonalRecords;
import io.tributary.platform.Mails;
import io.tributary.platform.Patience;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Somebody is erased while an organization changes what it has with them: a seat is one seat. */
class ErasureSeatsRaceTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

    private final Organization organization = IdentityFixtures.organization(database, Tier.STARTER);
    private final Actor owner = employ(Role.OWNER);
    private final Actor colleague = employ(Role.VIEWER);

    @Test
    void whoever_is_removed_while_they_are_erased_gives_one_seat_back() throws Exception {
        var rows = erasedDuring(() -> staff().remove(owner, colleague.person()));

        assertThat(rows).containsEntry("identity.staff", 0L);
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void whose_invitation_is_withdrawn_while_they_are_erased_gives_one_seat_back()
            throws Exception {
        var other = IdentityFixtures.organization(database, Tier.STARTER);
        var boss = IdentityFixtures.staff(database, other, email(), Role.OWNER);
        staff().invite(boss, colleague.email(), Role.VIEWER);
        var invitation = staff().invitations(other.id()).getFirst().id();

        var rows = erasedDuring(() -> staff().withdraw(boss, invitation));

        assertThat(rows).containsEntry("identity.invitation", 0L);
        assertThat(entitlements().taken(other.id(), Countable.STAFF_SEATS)).isEqualTo(1);
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void who_accepts_an_invitation_while_they_are_erased_leaves_no_seat_taken() throws Exception {
        var other = IdentityFixtures.organization(database, Tier.STARTER);
        var boss = IdentityFixtures.staff(database, other, email(), Role.OWNER);
        staff().invite(boss, colleague.email(), Role.VIEWER);
        var token = mailed(colleague.email());

        var rows = erasedDuring(() -> assertThat(staff().accept(token)).isPresent());

        assertThat(rows).containsEntry("identity.staff", 2L);
        assertThat(entitlements().taken(other.id(), Countable.STAFF_SEATS)).isEqualTo(1);
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void what_was_given_back_is_what_the_receipt_says() {
        var other = IdentityFixtures.organization(database, Tier.STARTER);
        var boss = IdentityFixtures.staff(database, other, email(), Role.OWNER);
        staff().invite(boss, colleague.email(), Role.VIEWER);

        var rows = erase();

        assertThat(rows)
                .containsEntry("identity.staff", 1L)
                .containsEntry("identity.invitation", 1L);
        assertThat(taken()).isEqualTo(1);
        assertThat(entitlements().taken(other.id(), Countable.STAFF_SEATS)).isEqualTo(1);
    }

    /** Erases the colleague once the act is done and before it can be seen; answers the rows. */
    private Map<String, Long> erasedDuring(Runnable act) throws Exception {
        return database.transactions()
                .in(
                        Scope.system("a test"),
                        () -> {
                            act.run();
                            var erasing = CompletableFuture.supplyAsync(this::erase);
                            Patience.until(
                                    "the erasure waits", () -> isWaiting() || erasing.isDone());
                            return erasing;
                        })
                .get();
    }

    private Map<String, Long> erase() {
        return database.transactions()
                .in(
                        Scope.system("a test erases"),
                        () ->
                                records()
                                        .erase(
                                                new PersonalRecords.Subject(
                                                        colleague.person(), colleague.email())));
    }

    private static PersonalRecords records() {
        return new IdentityRecords(
                new StaffStore(database.sql(), database.clock()),
                database.sql(),
                entitlements(),
                database.bean(AuditTrail.class));
    }

    private static boolean isWaiting() throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                """
                                select
                                  from pg_stat_activity
                                 where datname = current_database()
                                   and wait_event_type = 'Lock'
                                """)) {
            return found.next();
        }
    }

    private Actor employ(Role role) {
        return IdentityFixtures.staff(database, organization, email(), role);
    }

    private static String email() {
        return UUID.randomUUID() + "@example.com";
    }

    private static String mailed(String email) {
        var mail =
                database.bean(Mails.class).recent(200).stream()
                        .filter(one -> one.recipient().equals(email))
                        .findFirst()
                        .orElseThrow();
        var found = TOKEN.matcher(String.valueOf(mail.body()));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private long taken() {
        return entitlements().taken(organization.id(), Countable.STAFF_SEATS);
    }

    private static Entitlements entitlements() {
        return database.bean(Entitlements.class);
    }

    private static Staff staff() {
        return database.bean(Staff.class);
    }
}
