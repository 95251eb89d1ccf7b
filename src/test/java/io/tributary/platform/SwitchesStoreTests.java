package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.OrganizationId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

import java.util.UUID;

class SwitchesStoreTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(SwitchesOfThisTest.class);

    private static final Switch MILL =
            new Switch("test.mill", "The mill", "When it is off, nothing is ground.", true, true);
    private static final Switch GATE =
            new Switch("test.gate", "The gate", "When it is off, nobody comes in.", false, false);

    private final Switches switches = database.bean(Switches.class);
    private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

    @Configuration(proxyBeanMethods = false)
    static class SwitchesOfThisTest {
        @Bean
        Switch mill() {
            return MILL;
        }

        @Bean
        Switch gate() {
            return GATE;
        }
    }

    @Test
    void stands_as_the_code_says_until_it_is_put_over() {
        assertThat(switches.isOn(GATE)).isFalse();

        put(GATE, null, Switches.Position.ON);
        Patience.until("the broadcast has come", () -> switches.isOn(GATE));
        put(GATE, null, Switches.Position.USUAL);
        Patience.until("the broadcast has come", () -> !switches.isOn(GATE));
    }

    @Test
    void an_organization_can_stand_apart_from_the_house() {
        var other = new OrganizationId(UUID.randomUUID());
        put(MILL, organization, Switches.Position.OFF);
        Patience.until("the broadcast has come", () -> !switches.isOn(MILL, organization));

        assertThat(switches.isOn(MILL)).isTrue();
        assertThat(switches.isOn(MILL, other)).isTrue();
        assertThat(standing(MILL).apart())
                .extracting(Switches.Change::organization)
                .contains(organization);

        put(MILL, organization, Switches.Position.USUAL);
        Patience.until("the broadcast has come", () -> switches.isOn(MILL, organization));
    }

    @Test
    void another_server_hears_of_it() {
        ObjectProvider<Switch> none = new StaticListableBeanFactory().getBeanProvider(Switch.class);
        var broadcast = new Broadcast(database.bean(Database.class), database.sql());
        var elsewhere =
                new Switches(
                        database.transactions(), database.sql(), broadcast, database.clock(), none);
        broadcast.start();
        try {
            assertThat(elsewhere.isOn(MILL, organization)).isTrue();
            put(MILL, organization, Switches.Position.OFF);
            Patience.until("the broadcast has come", () -> !elsewhere.isOn(MILL, organization));
        } finally {
            broadcast.stop();
        }
    }

    @Test
    void every_change_is_kept_with_who_and_why() {
        put(MILL, organization, Switches.Position.OFF);

        assertThat(standing(MILL).history().getFirst())
                .isEqualTo(
                        new Switches.Change(
                                "test.mill",
                                organization,
                                Switches.Position.OFF,
                                standing(MILL).history().getFirst().at(),
                                "Ada",
                                "a test"));
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.system("test"),
                                                () ->
                                                        database.sql()
                                                                .sql(
                                                                        "delete from"
                                                                            + " platform.switch_change")
                                                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_stands_alike_for_everybody_cannot_be_switched_for_one() {
        assertThatThrownBy(() -> put(GATE, organization, Switches.Position.ON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Switches.Standing standing(Switch what) {
        return switches.all().stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private void put(
            Switch what,
            @org.jspecify.annotations.Nullable OrganizationId whose,
            Switches.Position position) {
        switches.put(what, whose, position, "Ada", "a test");
    }
}
