package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.UuidV7;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.SplittableRandom;
import java.util.UUID;

class KeyTextTests {
    private static final UUID ID =
            UuidV7.at(Instant.parse("2026-03-01T12:00:00Z"), new SplittableRandom(1));

    private final String key = KeyText.mint(ID, true, new SecureRandom());

    @Test
    void a_key_is_a_prefix_an_id_a_secret_and_a_checksum() {
        assertThat(key).matches("sk_live_[0-9A-Za-z]{22}_[0-9A-Za-z]{39}").hasSize(KeyText.LENGTH);
        assertThat(KeyText.mint(ID, false, new SecureRandom())).startsWith("sk_test_");
        assertThat(KeyText.isWellFormed(key)).isTrue();
    }

    @Test
    void its_prefix_holds_nothing_of_the_secret() {
        assertThat(KeyText.prefix(key)).isEqualTo(KeyText.prefix(ID, true)).hasSize(30);
    }

    @Test
    void every_slip_of_one_character_is_noticed() {
        for (int i = 0; i < key.length(); i++) {
            for (char other : new char[] {'0', 'a', 'Z', '_', ' ', 'é'}) {
                var slip = key.substring(0, i) + other + key.substring(i + 1);
                assertThat(KeyText.isWellFormed(slip)).as(slip).isEqualTo(slip.equals(key));
            }
        }
    }

    @Test
    void what_is_too_short_or_too_long_is_no_key() {
        assertThat(KeyText.isWellFormed("")).isFalse();
        assertThat(KeyText.isWellFormed(key + "0")).isFalse();
        assertThat(KeyText.isWellFormed(key.substring(1))).isFalse();
    }

    @Test
    void a_key_is_found_wherever_it_stands() {
        assertThat(KeyText.in("/api/v1/usage?key=" + key + "&x=1")).contains(key);
        assertThat(KeyText.in("sk_live_nothing")).isEmpty();
    }

    @Test
    void all_characters_of_a_secret_are_equally_likely() {
        var counts = new HashMap<Character, Integer>();
        var random = new SplittableRandom(7);
        for (char character : Base62.random(62_000, random).toCharArray()) {
            counts.merge(character, 1, Integer::sum);
        }
        assertThat(counts).hasSize(62);
        assertThat(counts.values()).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void ids_in_base_62_sort_like_the_ids() {
        assertThat(Base62.of(new UUID(0, 0))).isEqualTo("0".repeat(22));
        assertThat(Base62.of(new UUID(-1, -1))).isEqualTo("7n42DGM5Tflk9n8mt7Fhc7");
        assertThat(Base62.of(new UUID(1, 0))).isLessThan(Base62.of(new UUID(2, 0)));
    }

    @Test
    void the_same_key_under_another_pepper_has_another_digest() {
        var digest = new KeyDigest.Maker(new byte[32]).of(key);
        assertThat(new KeyDigest.Maker(new byte[32]).of(key)).isEqualTo(digest);
        assertThat(new KeyDigest.Maker(new byte[] {1}).of(key)).isNotEqualTo(digest);
        assertThat(digest.bytes()).hasSize(KeyDigest.BYTES);
    }
}
