package io.tributary;

import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.Settings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * {@code java -jar tributary.jar money-check}: runs every check of the books, and of the house no
 * more than that takes. It joins the database of a running server, or starts it.
 */
final class MoneyCheckCommand {
    /** The database, and what each module checks. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    @ComponentScan(
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "io\\.tributary\\.(platform\\.DatabaseConfiguration|\\w+\\.\\w+BookChecks)"))
    static class Books {}

    private MoneyCheckCommand() {}

    static MoneyCheck.Report run(String... options) {
        try (var context = Command.open(Books.class, options)) {
            return context.getBean(MoneyCheck.class).run();
        }
    }
}
