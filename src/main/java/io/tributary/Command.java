package io.tributary;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What the commands beside serving begin with: a few beans, and the database that is there. */
final class Command {
    private Command() {}

    /** Joins the database of a running server, or starts it; for whoever opens this to close. */
    static ConfigurableApplicationContext open(Class<?> beans, String... options) {
        return new SpringApplicationBuilder(beans)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("tributary.database.join=true")
                .run(options);
    }
}
