package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.customer;
import static io.tributary.billing.BillingFixtures.licence;
import static io.tributary.billing.BillingFixtures.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.MoneyCheck;
import io.tributary.ledger.Sealed;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Backup;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A backup, read back into a second database, where the books are right and life goes on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreStoreTests {
    @RegisterExtension static final TestDatabase lived = BillingFixtures.database();
    @RegisterExtension static final TestDatabase second = BillingFixtures.database();

    @TempDir static Path directory;

    private static Path file() {
        return directory.resolve("backup.zip");
    }

    @Test
    @Order(1)
    void everything_is_there_again_and_the_books_are_right() throws IOException, SQLException {
        for (int n = 0; n < 5; n++) {
            sold(lived, "EUR 10" + n + ".00", "sale-" + n);
        }
        lived.bean(Jobs.class).advance(Duration.ofHours(2));
        seal(lived);
        var proof = lived.bean(Ledger.class).proof();
        assertThat(proof.blocks()).isPositive();

        assertThat(lived.bean(Backup.class).write(file())).isGreaterThan(50);
        second.bean(Backup.class).restore(file());

        assertThat(counts(second)).isEqualTo(counts(lived));
        assertThat(second.bean(MoneyCheck.class).run().findings()).isEmpty();
        assertThat(second.bean(Ledger.class).proof()).isEqualTo(proof);
    }

    @Test
    @Order(2)
    void life_goes_on_numbers_follow_and_the_seal_too() {
        var before = second.bean(Ledger.class).proof().transactions();
        var customer = customer(second);
        var invoice = sold(second, customer, "EUR 500.00", "after");
        second.bean(Jobs.class).advance(Duration.ofHours(2));
        seal(second);

        assertThat(invoice.number()).endsWith("-000006");
        assertThat(second.bean(Ledger.class).proof().transactions()).isGreaterThan(before);
        assertThat(second.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    @Order(3)
    void a_backup_that_cannot_be_written_leaves_nothing_behind() throws IOException {
        var taken = directory.resolve("taken");
        Files.createDirectories(taken.resolve("by something"));

        assertThatThrownBy(() -> lived.bean(Backup.class).write(taken))
                .isInstanceOf(IOException.class);

        try (var left = Files.list(directory)) {
            assertThat(left).noneMatch(one -> one.toString().endsWith(".part"));
        }
    }

    @Test
    @Order(3)
    void nothing_is_restored_over_what_is_there() {
        assertThatThrownBy(() -> second.bean(Backup.class).restore(file()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    @Order(4)
    void nobody_sees_through_the_walls_afterwards() throws SQLException {
        try (var connection = second.superuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select count(*)
                                  from pg_class
                                 where oid in (select polrelid from pg_policy)
                                   and not (relrowsecurity and relforcerowsecurity)
                                """)) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    private static void seal(TestDatabase database) {
        Sealed.all(database, () -> database.bean(Jobs.class).advance(Duration.ofMinutes(1)));
    }

    private static Invoice sold(TestDatabase database, String net, String key) {
        return sold(database, customer(database), net, key);
    }

    private static Invoice sold(
            TestDatabase database, OrganizationId customer, String net, String key) {
        pay(database, customer, SandboxCard.SUCCESS);
        var invoice =
                database.bean(Invoices.class).issue(customer, licence(net), Terms.netDays(30), key);
        database.bean(Collecting.class).payNow(customer, invoice.id());
        return invoice;
    }

    /** Rows of each table, as the superuser counts them; jobs and marks belong to their server. */
    private static Map<String, Long> counts(TestDatabase database) throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select t.name,
                                       (xpath('/row/c/text()',
                                              query_to_xml('select count(*) as c from ' || t.name, false, true, '')))[1]
                                           ::text::bigint
                                  from (select c.oid::regclass::text as name
                                          from pg_class c
                                          join pg_namespace n on n.oid = c.relnamespace
                                         where n.nspname !~ '^(pg_|information_schema|public)'
                                           and c.relkind = 'r') t
                                 where t.name not in ('platform.scheduled_task', 'ledger.seal_mark')
                                """)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }
}
