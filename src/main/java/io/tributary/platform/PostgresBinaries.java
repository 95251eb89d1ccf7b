package io.tributary.platform;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;

import org.springframework.util.FileSystemUtils;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The binaries of PostgreSQL, unpacked by the machine's own {@code tar}: on a first start the
 * library's unpacking would be the longest single step. It finds what was unpacked here, and does
 * it itself where there is no tar that reads xz.
 */
final class PostgresBinaries implements PgBinaryResolver {
    private final Path directory;

    /**
     * @param directory where the library looks for {@code PG-<md5 of the archive>}
     */
    PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    @Override
    public InputStream getPgBinary(String system, String hardware) throws IOException {
        byte[] archive;
        try (var packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware)) {
            archive = packed.readAllBytes();
        }
        var unpacked = directory.resolve("PG-" + md5(archive));
        if (!Files.exists(unpacked)) {
            unpack(archive, unpacked);
        }
        return new ByteArrayInputStream(archive);
    }

    private void unpack(byte[] archive, Path target) throws IOException {
        Files.createDirectories(directory);
        var aside = Files.createTempDirectory(directory, "unpacking");
        if (tar(archive, aside)) {
            Files.createFile(aside.resolve(".exists"));
            moveUnlessThere(aside, target);
        } else {
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    /** Another server may have unpacked the same at the same time; its copy is as good. */
    private static void moveUnlessThere(Path aside, Path target) throws IOException {
        try {
            Files.move(aside, target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    private static boolean tar(byte[] archive, Path into) {
        try {
            var tar =
                    new ProcessBuilder("tar", "-xJf", "-", "-C", into.toString())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var input = tar.getOutputStream()) {
                input.write(archive);
            }
            return tar.waitFor() == 0;
        } catch (IOException _) {
            return false; // no tar, or none that reads xz: the library unpacks
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Names a directory; protects nothing. */
    private static String md5(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
