package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.TestDatabase;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

class SendingStoreTests {
    /** A sandbox that can lose its answers after it did what it was asked. */
    @Configuration(proxyBeanMethods = false)
    static class Providers {
        @Bean
        Forgetful forgetful(JdbcClient sql, Transactions transactions) {
            return new Forgetful(new SandboxPayouts(sql, transactions));
        }
    }

    static final class Forgetful implements PayoutProvider {
        private final SandboxPayouts sandbox;
        private boolean loses;

        Forgetful(SandboxPayouts sandbox) {
            this.sandbox = sandbox;
        }

        @Override
        public String name() {
            return sandbox.name();
        }

        @Override
        public Set<PayoutMethod.Kind> kinds() {
            return sandbox.kinds();
        }

        @Override
        public Answer send(String key, PayoutMethod to, Money amount) {
            var answer = sandbox.send(key, to, amount);
            if (loses) {
                throw new IllegalStateException("the answer was lost");
            }
            return answer;
        }
    }

    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                    TestDatabase.module("identity"),
                    TestDatabase.module("ledger"),
                    TestDatabase.module("payments"),
                    TestDatabase.module("notify"),
                    SettlementConfiguration.class,
                    Providers.class);

    @BeforeAll
    static void a_rule() {
        SettlementFixtures.rule(database, false);
    }

    @AfterEach
    void the_books_are_right() {
        database.bean(Forgetful.class).loses = false;
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }

    @Test
    void what_is_ready_is_sent_and_arrives() {
        var payee = ready("DE89370400440532013000");

        send();

        assertThat(state(payee)).isEqualTo(Payout.State.PAID);
        assertThat(SettlementFixtures.wallet(database, payee).paid()).isEqualTo(usd("85.50"));
    }

    @Test
    void what_is_refused_is_available_again() {
        var payee = ready("DE00000000000000000" + SandboxPayouts.REFUSED);

        send();

        assertThat(state(payee)).isEqualTo(Payout.State.FAILED);
        assertThat(SettlementFixtures.wallet(database, payee).available()).isEqualTo(usd("85.50"));
    }

    @Test
    void what_is_under_way_is_asked_for_again() {
        var payee = ready("DE00000000000000000" + SandboxPayouts.SLOW);

        send();
        assertThat(state(payee)).isEqualTo(Payout.State.SENT);
        send();
        assertThat(state(payee)).isEqualTo(Payout.State.SENT);
        database.pass(Duration.ofMinutes(10).plusSeconds(1));
        send();

        assertThat(state(payee)).isEqualTo(Payout.State.PAID);
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_under_the_same_key() {
        var payee = ready("DE89370400440532013000");
        database.bean(Forgetful.class).loses = true;

        send();
        assertThat(state(payee)).isEqualTo(Payout.State.SENDING);
        database.bean(Forgetful.class).loses = false;
        database.pass(Duration.ofMinutes(10).plusSeconds(1));
        send();

        assertThat(state(payee)).isEqualTo(Payout.State.PAID);
        var payout = database.bean(Payouts.class).of(payee, null, 1).getFirst();
        assertThat(payout.reference()).isEqualTo("sandbox-" + payout.id());
    }

    @Test
    void what_is_ready_waits_while_the_payee_is_paused() {
        var payee = ready("DE89370400440532013000");
        pause(payee, "We are looking at a report.");

        send();
        assertThat(state(payee)).isEqualTo(Payout.State.READY);

        pause(payee, null);
        send();
        assertThat(state(payee)).isEqualTo(Payout.State.PAID);
    }

    @Test
    void what_is_ready_waits_while_the_payee_is_suspended() {
        var payee = ready("DE89370400440532013000");
        var operator = SettlementFixtures.operator(database);
        var operators = database.bean(Operators.class);
        operators.setStatus(operator, payee, Organization.Status.SUSPENDED, "a report");

        send();
        assertThat(state(payee)).isEqualTo(Payout.State.READY);

        operators.setStatus(operator, payee, Organization.Status.ACTIVE, "all is well");
        send();
        assertThat(state(payee)).isEqualTo(Payout.State.PAID);
    }

    @Test
    void what_may_be_under_way_is_asked_for_though_the_payee_is_paused() {
        var payee = ready("DE00000000000000000" + SandboxPayouts.SLOW);
        send();
        pause(payee, "We are looking at a report.");

        database.pass(Duration.ofMinutes(10).plusSeconds(1));
        send();

        assertThat(state(payee)).isEqualTo(Payout.State.PAID);
    }

    private static void pause(OrganizationId payee, @Nullable String why) {
        database.bean(Payees.class)
                .setTerms(SettlementFixtures.by(payee), null, null, null, null, why);
    }

    private static OrganizationId ready(String account) {
        var payee = SettlementFixtures.payee(database, account);
        var key = "order/" + UUID.randomUUID();
        database.bean(Settlement.class)
                .distribute(
                        SettlementFixtures.sale(
                                database, key, usd("100.00"), Map.of("organizer", payee), null));
        database.pass(Duration.ofDays(8));
        database.bean(Maturing.class).run();
        database.bean(PayoutRun.class).run();
        return payee;
    }

    private static void send() {
        database.bean(Sending.class).run();
    }

    private static Payout.State state(OrganizationId payee) {
        return database.bean(Payouts.class).of(payee, null, 1).getFirst().state();
    }
}
