package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTests {
    private static final int KIB = 19 * 1024;
    private final Passwords passwords = new Passwords();

    @Test
    void a_password_matches_its_hash_and_no_other() {
        var hash = passwords.hash("three quiet rivers");

        assertThat(passwords.matches("three quiet rivers", hash)).isTrue();
        assertThat(passwords.matches("three quiet river", hash)).isFalse();
    }

    @Test
    void nobody_signs_in_without_a_hash() {
        assertThat(passwords.matches("three quiet rivers", null)).isFalse();
    }

    @Test
    void what_stands_for_no_hash_costs_as_much_as_one() {
        var dearer = new Argon2PasswordEncoder(16, 32, 1, KIB, 3);
        var same = new Argon2PasswordEncoder(16, 32, 1, KIB, 2);

        assertThat(same.upgradeEncoding(Passwords.NOBODYS)).isFalse();
        assertThat(dearer.upgradeEncoding(Passwords.NOBODYS)).isTrue();
    }
}
