package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Nothing becomes available to one payee, whatever the application does. */
class MaturingStoreTests {
    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    private final OrganizationId stuck = SettlementFixtures.payee(database);
    private final List<OrganizationId> others =
            List.of(SettlementFixtures.payee(database), SettlementFixtures.payee(database));

    @BeforeAll
    static void a_rule() {
        SettlementFixtures.rule(database, false);
    }

    @AfterEach
    void the_books_are_right() throws SQLException {
        execute("drop trigger if exists stuck on settlement.payable");
        database.bean(Maturing.class).run();
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }

    @Test
    void whoever_cannot_mature_holds_nobody_up() throws SQLException {
        sell();
        stick();
        database.pass(Duration.ofDays(8));

        database.bean(PayoutRun.class).run();

        assertThat(wallet(stuck).pending()).isEqualTo(usd("90.00"));
        assertThat(others)
                .allSatisfy(other -> assertThat(wallet(other).inTransit()).isEqualTo(usd("85.50")));
    }

    @Test
    void a_reserve_that_cannot_be_released_holds_nobody_up() throws SQLException {
        sell();
        database.pass(Duration.ofDays(8));
        database.bean(Maturing.class).run();
        stick();
        database.pass(Duration.ofDays(90));

        database.bean(PayoutRun.class).run();

        assertThat(wallet(stuck).reserve()).isEqualTo(usd("4.50"));
        assertThat(others)
                .allSatisfy(other -> assertThat(wallet(other).inTransit()).isEqualTo(usd("90.00")));
    }

    private void sell() {
        sell(stuck);
        others.forEach(MaturingStoreTests::sell);
    }

    private static void sell(OrganizationId payee) {
        var key = "order/" + UUID.randomUUID();
        database.bean(Settlement.class)
                .distribute(
                        SettlementFixtures.sale(
                                database, key, usd("100.00"), Map.of("organizer", payee), null));
    }

    private void stick() throws SQLException {
        execute(
                """
                create or replace function public.stick() returns trigger
                    language plpgsql
                    as $$
                begin
                    raise exception 'stuck';
                end
                $$
                """);
        execute(
                """
                create trigger stuck before insert on settlement.payable
                    for each row when (new.organization_id = '%s')
                    execute function public.stick()
                """
                        .formatted(stuck));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Wallet wallet(OrganizationId payee) {
        return SettlementFixtures.wallet(database, payee);
    }
}
