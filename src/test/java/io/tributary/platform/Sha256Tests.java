package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;

class Sha256Tests {
    /** The examples that NIST gives for FIPS 180. */
    @Test
    void digests_as_the_standard_says() {
        assertThat(Sha256.hex("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.hex(""))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_text_is_digested_as_utf_8() {
        assertThat(Sha256.of("ä")).isEqualTo(Sha256.of(new byte[] {(byte) 0xc3, (byte) 0xa4}));
    }

    /** Test cases 2 and 6 of RFC 4231; the key of the second is longer than a block. */
    @Test
    void authenticates_as_the_standard_says() {
        var long131 = new byte[131];
        Arrays.fill(long131, (byte) 0xaa);

        assertThat(hmac("Jefe".getBytes(US_ASCII), "what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(hmac(long131, "Test Using Larger Than Block-Size Key - Hash Key First"))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    private static String hmac(byte[] key, String text) {
        return HexFormat.of().formatHex(Sha256.hmac(key, text.getBytes(US_ASCII)));
    }
}
