package io.tributary;

import io.tributary.platform.Backup;
import io.tributary.platform.Settings;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
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
    static class Data {}

    private BackupCommand() {}

    /** Answers the exit code. */
    @SuppressWarnings("SystemOut") // a command answers on the terminal
    static int run(String[] arguments) {
        if (arguments.length < 2 || arguments[1].startsWith("-")) {
            System.err.println("Name the file: java -jar tributary.jar " + arguments[0] + " FILE");
            return 2;
        }
        var file = Path.of(arguments[1]);
        var options = Arrays.copyOfRange(arguments, 2, arguments.length);
        try (var context =
                new SpringApplicationBuilder(Data.class)
                        .web(WebApplicationType.NONE)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .properties("tributary.database.join=true")
                        .run(options)) {
            var backup = context.getBean(Backup.class);
            if (arguments[0].equals("backup")) {
                System.out.println(backup.write(file) + " tables are in " + file + ".");
            } else {
                backup.restore(file);
                System.out.println("Everything of " + file + " is back. Run money-check.");
            }
            return 0;
        } catch (IOException | SQLException | IllegalStateException failed) {
            System.err.println("This did not work: " + failed.getMessage());
            return 1;
        }
    }
}
