package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;

class SealTests {
    private static final byte[] PLACE = "row 7".getBytes(UTF_8);
    private static final byte[] TEXT = "the secret of the client".getBytes(UTF_8);

    private final Seal seal = with("a master secret of thirty-two characters");

    private static Seal with(String master) {
        return new Seal(PlatformFixtures.secrets(master).derive("test/secret"));
    }

    @Test
    void opens_at_its_place_and_shows_nothing_before() {
        byte[] sealed = seal.seal(PLACE, TEXT);

        assertThat(seal.open(PLACE, sealed)).isEqualTo(TEXT);
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("secret");
        assertThat(seal.seal(PLACE, TEXT)).isNotEqualTo(sealed);
    }

    @Test
    void opens_nowhere_else_and_under_no_other_key() {
        byte[] sealed = seal.seal(PLACE, TEXT);

        assertThatThrownBy(() -> seal.open("row 8".getBytes(UTF_8), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> with("another master secret of many letters").open(PLACE, sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void does_not_open_when_a_bit_is_turned_or_the_end_is_missing() {
        for (int at = 0; at < 12 + TEXT.length + 16; at++) {
            byte[] turned = seal.seal(PLACE, TEXT);
            turned[at] ^= 1;
            assertThatThrownBy(() -> seal.open(PLACE, turned))
                    .isInstanceOf(IllegalStateException.class);
        }
        for (int length : new int[] {0, 11, 12, 27}) {
            byte[] cut = Arrays.copyOf(seal.seal(PLACE, TEXT), length);
            assertThatThrownBy(() -> seal.open(PLACE, cut))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /** Test case 16 of the GCM specification, by McGrew and Viega: AES-256 with a place. */
    @Test
    void opens_what_another_implementation_sealed() {
        var hex = HexFormat.of();
        var key = hex.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        var place = hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        var sealed =
                hex.parseHex(
                        "cafebabefacedbaddecaf888"
                                + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                                + "76fc6ece0f4e1768cddf8853bb2d551b");

        assertThat(hex.formatHex(new Seal(key).open(place, sealed)))
                .isEqualTo(
                        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    }
}
