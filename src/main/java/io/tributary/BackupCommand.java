package io.tributary;

import io.tributary.platform.Backup;
import io.tributary.platform.Settings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * {@code java -jar tributary.jar backup FILE} and {@code restore FILE}: all data out, or back in. A
 * backup joins the database of a running server, or starts it.
 */
final class BackupCommand {
    /** The database and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    @ComponentScan(
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.tributary\\.platform\\.DatabaseConfiguration"))
    static class Database {}

    private BackupCommand() {}

    /**
     * How it ended.
     *
     * @param exit 0 when all went well, 1 when it did not, 2 when it was asked for wrongly
     */
    record Answer(int exit, String words) {}

    static Answer run(String[] arguments) {
        if (arguments.length < 2 || arguments[1].startsWith("-")) {
            return new Answer(
                    2, "Name the file: java -jar tributary.jar " + arguments[0] + " FILE");
        }
        var file = Path.of(arguments[1]);
        var options = Arrays.copyOfRange(arguments, 2, arguments.length);
        try (var context = Command.open(Database.class, options)) {
            var backup = context.getBean(Backup.class);
            if (arguments[0].equals("backup")) {
                return new Answer(0, backup.write(file) + " tables are in " + file + ".");
            }
            backup.restore(file);
            return new Answer(0, "Everything of " + file + " is back. Run money-check.");
        } catch (IOException | SQLException | IllegalStateException failed) {
            return new Answer(1, "This did not work: " + failed.getMessage());
        }
    }
}
