package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Actor;
import io.tributary.identity.Tier;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

class HoursStoreTests {
    @RegisterExtension static final TestDatabase database = SupportFixtures.database();

    private final SupportFixtures support = new SupportFixtures(database);
    private final Actor ada = support.partner(Tier.PROFESSIONAL);

    @Test
    void the_hours_and_promises_are_rows() {
        var store = database.bean(HoursStore.class);
        database.transactions()
                .run(
                        Scope.system("test"),
                        () -> {
                            var hours = store.hours();
                            store.keep(
                                    new BusinessHours(
                                            hours.zone(),
                                            hours.days(),
                                            hours.opens(),
                                            hours.closes(),
                                            Set.of()),
                                    Map.of(LocalDate.of(2040, 1, 2), "A day off"));
                            store.keep(new Target("community", Duration.ofHours(41), Priority.LOW));
                            assertThat(store.hours().holidays())
                                    .containsExactly(LocalDate.of(2040, 1, 2));
                            assertThat(store.target("none").firstAnswer())
                                    .isEqualTo(Duration.ofHours(41));
                        });
        assertThat(
                        support.tickets
                                .thread(ada.organization(), support.open(ada).id())
                                .ticket()
                                .state())
                .isEqualTo(TicketState.OPEN);
    }
}
