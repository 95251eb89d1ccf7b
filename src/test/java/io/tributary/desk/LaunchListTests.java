package io.tributary.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.desk.LaunchList.Fact;
import io.tributary.desk.LaunchList.Item;
import io.tributary.desk.LaunchList.Stage;
import io.tributary.identity.Person;
import io.tributary.kernel.PersonId;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

class LaunchListTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private final AtomicBoolean turning = new AtomicBoolean();
    private final Person ada =
            new Person(new PersonId(UUID.randomUUID()), "Ada", "ada@example.com", true);
    private final LaunchList list =
            new LaunchList(
                    List.of(
                            Item.of(
                                    "wheel",
                                    Stage.BEFORE,
                                    "The wheel turns",
                                    () -> new Fact(turning.get(), "It was looked at.")),
                            Item.attested(
                                    "bread-" + UUID.randomUUID(),
                                    Stage.AFTER,
                                    "The bread is good",
                                    "Only a human can know.")),
                    database.transactions(),
                    database.sql(),
                    database.clock());

    @Test
    void what_rests_on_a_fact_ticks_itself_and_unticks_itself() {
        assertThat(wheel().done()).isFalse();
        turning.set(true);
        assertThat(wheel().done()).isTrue();
        assertThat(wheel().evidence()).isEqualTo("It was looked at.");
        turning.set(false);
        assertThat(wheel().done()).isFalse();
    }

    @Test
    void what_rests_on_a_fact_cannot_be_attested() {
        assertThat(list.attest(ada, "wheel", true, "I saw it")).isFalse();
        assertThat(wheel().done()).isFalse();
        assertThat(list.attest(ada, "mill", true, "there is no such thing")).isFalse();
    }

    @Test
    void somebody_attests_with_their_name_and_takes_it_back() {
        assertThat(bread().done()).isFalse();
        assertThat(bread().evidence()).isEqualTo("Only a human can know.");

        list.attest(ada, bread().item().id(), true, "I ate it");
        assertThat(bread().done()).isTrue();
        assertThat(bread().attestation())
                .isNotNull()
                .satisfies(
                        said -> {
                            assertThat(said.name()).isEqualTo("Ada <ada@example.com>");
                            assertThat(said.note()).isEqualTo("I ate it");
                        });

        list.attest(ada, bread().item().id(), false, "it was stale");
        assertThat(bread().done()).isFalse();
        assertThat(bread().evidence()).isEqualTo("it was stale");
    }

    private LaunchList.Standing wheel() {
        return list.look().getFirst();
    }

    private LaunchList.Standing bread() {
        return list.look().getLast();
    }
}
