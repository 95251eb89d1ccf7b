package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.PlatformFixtures;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class SealedTextTests {
    private final OrganizationId ours = new OrganizationId(UUID.randomUUID());
    private final SealedText sealing = with("a master secret of thirty-two characters");

    private static SealedText with(String master) {
        return new SealedText(PlatformFixtures.secrets(master), "test/secret");
    }

    @Test
    void opens_for_whom_it_was_sealed_and_shows_nothing_before() {
        var sealed = sealing.seal(ours, "the secret of the client");

        assertThat(sealing.open(ours, sealed)).isEqualTo("the secret of the client");
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("secret");
        assertThat(sealing.seal(ours, "the secret of the client")).isNotEqualTo(sealed);
    }

    @Test
    void opens_for_nobody_else_and_not_when_a_bit_is_turned() {
        var sealed = sealing.seal(ours, "x");
        assertThatThrownBy(() -> sealing.open(new OrganizationId(UUID.randomUUID()), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> with("another master secret of many letters").open(ours, sealed))
                .isInstanceOf(IllegalStateException.class);

        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> sealing.open(ours, sealed))
                .isInstanceOf(IllegalStateException.class);
    }
}
