package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * A migrated database of the test class's own, and the platform on it: transactions, jobs, mail, a
 * clock that can be moved. No web server, no other module but what is named.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase database = TestDatabase.with(MeteringConfiguration.class);
 * }</pre>
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    private final Class<?>[] modules;
    private Map<String, Object> properties = Map.of();
    private boolean runsJobs = true;
    private @Nullable AnnotationConfigApplicationContext context;

    private TestDatabase(Class<?>... modules) {
        this.modules = modules.clone();
    }

    /** The platform alone. */
    public static TestDatabase fresh() {
        return new TestDatabase();
    }

    /** The platform, and the beans of these configurations or components. */
    public static TestDatabase with(Class<?>... modules) {
        return new TestDatabase(modules);
    }

    /** Nothing is done in the background but what the test does. */
    public TestDatabase withoutJobs() {
        runsJobs = false;
        return this;
    }

    /**
     * The configuration that puts a module together, which is hidden in it.
     *
     * @param name the module's package, {@code ledger}
     */
    public static Class<?> module(String name) {
        var capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        try {
            return Class.forName("io.tributary." + name + "." + capital + "Configuration");
        } catch (ClassNotFoundException gone) {
            throw new AssertionError("there is no module " + name, gone);
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        properties = TestCluster.running().newDatabase();
        var fresh = new AnnotationConfigApplicationContext();
        fresh.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", properties));
        fresh.register(DatabaseConfiguration.class, PlatformConfiguration.class);
        if (modules.length > 0) {
            fresh.register(modules);
        }
        fresh.refresh();
        if (!runsJobs) {
            fresh.getBean(Jobs.class).stop();
        }
        context = fresh;
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (context != null) {
            context.close();
            TestCluster.running().drop(url());
        }
    }

    /** Any bean of the platform or of the modules named. */
    public <T> T bean(Class<T> type) {
        if (context == null) {
            throw new IllegalStateException(
                    "the database opens before the first test of the class");
        }
        return context.getBean(type);
    }

    public Transactions transactions() {
        return bean(Transactions.class);
    }

    /** As the application: inside transactions only, and bound by row level security. */
    public JdbcClient sql() {
        return bean(JdbcClient.class);
    }

    public AdjustableClock clock() {
        return bean(AdjustableClock.class);
    }

    /** Moves the clock and nothing else; {@link Jobs#advance} also runs what falls due. */
    public void pass(Duration time) {
        clock().advance(time);
    }

    /** A connection above row level security, to look at what is really there. */
    public Connection superuser() throws SQLException {
        return TestCluster.running().superuser(url());
    }

    private String url() {
        return String.valueOf(properties.get("tributary.database.url"));
    }
}
