package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.PlatformFixtures;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.UUID;

class ReplyAddressesTests {
    private static final SupportSettings SETTINGS =
            new SupportSettings("help.example", "support", null);
    private static final ReplyAddresses ADDRESSES = addresses("a secret of the house, long enough");

    private static ReplyAddresses addresses(String secret) {
        return new ReplyAddresses(PlatformFixtures.secrets(secret), SETTINGS);
    }

    @RepeatedTest(50)
    void an_address_names_whom_it_was_given_to_in_any_case() {
        var reader = UUID.randomUUID();
        var address = ADDRESSES.of(reader).orElseThrow();

        assertThat(address).startsWith("support+").endsWith("@help.example");
        assertThat(address.substring(0, address.indexOf('@')).length()).isLessThanOrEqualTo(64);
        assertThat(ADDRESSES.participant(address)).contains(reader);
        assertThat(ADDRESSES.participant(address.toUpperCase(Locale.ROOT))).contains(reader);
    }

    @Test
    void the_smallest_and_the_largest_name_fit() {
        for (var reader : new UUID[] {new UUID(0, 0), new UUID(-1, -1)}) {
            assertThat(ADDRESSES.participant(ADDRESSES.of(reader).orElseThrow())).contains(reader);
        }
    }

    @Test
    void one_digit_changed_names_nobody() {
        var address = ADDRESSES.of(UUID.randomUUID()).orElseThrow();
        for (int at = "support+".length(); at < address.indexOf('@'); at++) {
            char other = address.charAt(at) == 'a' ? 'b' : 'a';
            var forged = address.substring(0, at) + other + address.substring(at + 1);
            assertThat(ADDRESSES.participant(forged)).as(forged).isEmpty();
        }
    }

    @Test
    void an_address_of_another_secret_or_house_names_nobody() {
        var reader = UUID.randomUUID();
        var theirs = addresses("another secret, as long as ours is").of(reader).orElseThrow();
        var ours = ADDRESSES.of(reader).orElseThrow();

        assertThat(ADDRESSES.participant(theirs)).isEmpty();
        assertThat(ADDRESSES.participant(ours.replace("help.example", "elsewhere.example")))
                .isEmpty();
        assertThat(ADDRESSES.participant("support@help.example")).isEmpty();
        assertThat(ADDRESSES.participant("support+" + "z".repeat(50) + "@help.example")).isEmpty();
        assertThat(ADDRESSES.isMailbox("Support@help.example")).isTrue();
    }

    @Test
    void where_no_mail_is_taken_there_is_no_address() {
        var none =
                new ReplyAddresses(
                        PlatformFixtures.secrets("a secret of the house, long enough"),
                        new SupportSettings(null, "support", null));

        assertThat(none.of(UUID.randomUUID())).isEmpty();
        assertThat(none.isMailbox("support@null")).isFalse();
    }
}
