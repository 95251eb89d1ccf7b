package io.tributary.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What must not be in the database. Every secret of the house follows from one master secret, by
 * HMAC-SHA-256 over the purpose it serves: losing the database reveals none of them.
 */
public final class Secrets {
    private static final int MASTER_BYTES = 32;

    private final byte[] master;

    Secrets(byte[] master) {
        this.master = master.clone();
    }

    /**
     * The configured master secret, or the one in the directory, which is made when there is none.
     */
    static Secrets of(Settings settings) {
        String configured = settings.masterSecret();
        if (configured == null) {
            return new Secrets(
                    HexFormat.of()
                            .parseHex(
                                    kept(
                                            settings.database()
                                                    .directory()
                                                    .resolve("master-secret"))));
        }
        if (configured.length() < MASTER_BYTES) {
            throw new IllegalArgumentException(
                    "tributary.master-secret is too short: it needs "
                            + MASTER_BYTES
                            + " characters or more");
        }
        return new Secrets(configured.getBytes(UTF_8));
    }

    private static String kept(Path file) {
        try {
            Files.createDirectories(file.getParent());
            var random = new byte[MASTER_BYTES];
            new SecureRandom().nextBytes(random);
            writeOnce(file, HexFormat.of().formatHex(random));
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("the master secret cannot be read from " + file, failed);
        }
    }

    private static void writeOnce(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var fresh = Files.createTempFile(file.getParent(), "secret", "");
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(fresh, text);
        try {
            Files.move(fresh, file);
        } catch (FileAlreadyExistsException _) {
            Files.delete(fresh);
        }
    }

    /** 32 bytes for that purpose, the same at every start. */
    public byte[] derive(String purpose) {
        return Sha256.hmac(master, purpose.getBytes(UTF_8));
    }

    /** A password for that purpose: 64 hexadecimal digits. */
    public String password(String purpose) {
        return HexFormat.of().formatHex(derive(purpose));
    }
}
