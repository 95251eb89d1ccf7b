package io.tributary.notify;

import io.tributary.Tributary;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A server that tells one organization of the weather from the moment it has started, and writes
 * down what it has told. The organization has the endpoint that the setting {@code test.fast} names
 * and the one of {@code test.slow}.
 */
public final class TellingServer {
    /** What stands before the number of a rain that was told. */
    static final String TOLD = "told ";

    private static final int PER_START = 200;

    private TellingServer() {}

    @SuppressWarnings("SystemOut") // the test reads it when the process is gone
    public static void main(String... arguments) throws IOException {
        var tributary = new SpringApplication(Tributary.class, NotifyFixtures.Weather.class);
        var server = tributary.run(arguments);
        var by = AuditTrail.By.thing(organization(server), "test");
        var events = server.getBean(Events.class);
        var transactions = server.getBean(Transactions.class);
        long first = System.currentTimeMillis();
        for (long number = first; number < first + PER_START; number++) {
            var rain = Event.of(NotifyFixtures.RAINED).with("number", number);
            NotifyFixtures.emit(transactions, events, by, rain);
            System.out.println(TOLD + number);
        }
    }

    /** Made at the first start, found again at the next. */
    private static OrganizationId organization(ConfigurableApplicationContext server)
            throws IOException {
        Path kept = server.getBean(Settings.class).database().directory().resolve("told");
        if (Files.exists(kept)) {
            return new OrganizationId(UUID.fromString(Files.readString(kept)));
        }
        var id =
                server.getBean(Organizations.class)
                        .found("Rainmakers", Tier.STARTER, "to test")
                        .id();
        var by = AuditTrail.By.thing(id, "test");
        for (var name : List.of("test.slow", "test.fast")) {
            var url = server.getEnvironment().getRequiredProperty(name);
            server.getBean(Webhooks.class)
                    .create(by, new WantedEndpoint(url, name, new TreeSet<>()));
        }
        Files.writeString(kept, id.toString());
        return id;
    }
}
