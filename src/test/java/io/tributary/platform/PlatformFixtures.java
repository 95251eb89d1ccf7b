package io.tributary.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/** What tests of other modules need of the platform's hidden parts. */
public final class PlatformFixtures {
    private PlatformFixtures() {}

    /** The properties of a whole server on a new copy of the migrated database. */
    public static Map<String, Object> newDatabase() {
        return TestCluster.running().newDatabase();
    }

    /** Makes a data directory as a first start leaves it, but at once. */
    public static void migratedDirectory(Path directory) {
        MigratedDirectory.copyTo(directory);
    }

    /** What a server is told so that it need not unpack PostgreSQL again. */
    public static String binaries() {
        return "--tributary.database.binaries=" + MigratedDirectory.BINARIES;
    }

    /** The password of the embedded database's superuser in that directory. */
    public static String superuserPassword(Path directory) throws IOException {
        var master = Files.readString(directory.resolve("master-secret")).strip();
        return new Secrets(HexFormat.of().parseHex(master)).password("database/postgres");
    }

    /** A clock that tests move with {@link #pass}. */
    public static AdjustableClock clock() {
        return new AdjustableClock(true);
    }

    public static void pass(AdjustableClock clock, Duration time) {
        clock.advance(time);
    }

    /** Secrets that follow from that text. */
    public static Secrets secrets(String master) {
        return new Secrets(master.getBytes(StandardCharsets.UTF_8));
    }
}
