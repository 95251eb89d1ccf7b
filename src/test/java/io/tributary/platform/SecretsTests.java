package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class SecretsTests {
    @TempDir Path directory;

    @Test
    void are_the_same_at_every_start_and_differ_by_purpose() {
        var first = Secrets.of(settings(null));
        var second = Secrets.of(settings(null));

        assertThat(second.derive("a")).isEqualTo(first.derive("a")).hasSize(32);
        assertThat(second.derive("b")).isNotEqualTo(first.derive("a"));
    }

    @Test
    void the_kept_one_is_for_its_owner_only() throws Exception {
        Secrets.of(settings(null));

        var permissions = Files.getPosixFilePermissions(directory.resolve("master-secret"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void a_configured_one_leaves_no_file() {
        Secrets.of(settings("x".repeat(32)));

        assertThat(directory.resolve("master-secret")).doesNotExist();
    }

    @Test
    void a_short_one_is_refused() {
        assertThatThrownBy(() -> Secrets.of(settings("secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tributary.master-secret");
    }

    private Settings settings(@Nullable String master) {
        return new Settings(
                URI.create("http://localhost:8080"),
                null,
                List.of(),
                master,
                new Settings.Database(null, null, null, directory, null, 4, false),
                new Settings.Demo(false),
                new Settings.Clock(false));
    }
}
