package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.platform.AtOnce;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataIntegrityViolationException;

import java.util.Collections;
import java.util.concurrent.Callable;

class AllotmentRaceTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    @Test
    void forty_who_want_one_of_ten_keys_at_once_get_ten() throws InterruptedException {
        var organization = IdentityFixtures.organization(database, Tier.STARTER).id();
        Callable<Boolean> one = () -> entitlements().take(organization, Countable.ACTIVE_KEYS, 1);

        var answers = AtOnce.all(Collections.nCopies(40, one));

        assertThat(answers).filteredOn(taken -> taken).hasSize(10);
        assertThat(entitlements().taken(organization, Countable.ACTIVE_KEYS)).isEqualTo(10);
    }

    @Test
    void what_is_given_back_can_be_taken_again() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER).id();
        assertThat(entitlements().take(organization, Countable.ACTIVE_KEYS, 10)).isTrue();
        assertThat(entitlements().take(organization, Countable.ACTIVE_KEYS, 1)).isFalse();

        entitlements().giveBack(organization, Countable.ACTIVE_KEYS, 1);

        assertThat(entitlements().take(organization, Countable.ACTIVE_KEYS, 1)).isTrue();
    }

    @Test
    void nobody_gives_back_more_than_was_taken() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER).id();
        assertThat(entitlements().take(organization, Countable.ACTIVE_KEYS, 1)).isTrue();

        assertThatThrownBy(() -> entitlements().giveBack(organization, Countable.ACTIVE_KEYS, 2))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static Entitlements entitlements() {
        return database.bean(Entitlements.class);
    }
}
