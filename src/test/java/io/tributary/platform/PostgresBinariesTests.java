package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class PostgresBinariesTests {
    @Test
    void are_unpacked_where_the_library_looks_for_them_or_left_to_it(@TempDir Path directory)
            throws IOException {
        var binaries = new PostgresBinaries(directory);

        try (var archive = binaries.getPgBinary("Linux", "x86_64")) {
            assertThat(archive.readAllBytes()).startsWith(0xfd, '7', 'z', 'X', 'Z');
        }

        try (var unpacked = Files.list(directory)) {
            assertThat(unpacked)
                    .allSatisfy(
                            one -> {
                                assertThat(one.getFileName().toString()).matches("PG-[0-9a-f]{32}");
                                assertThat(one.resolve(".exists")).exists();
                                assertThat(one.resolve("bin/postgres")).isExecutable();
                            });
        }
    }
}
