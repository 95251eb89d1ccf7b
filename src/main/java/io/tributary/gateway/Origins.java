package io.tributary.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The web origins whose pages may read an organization's answers; none unless it registers some.
 */
public final class Origins {
    private final Cache<String, Boolean> preflights =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterWrite(Duration.ofSeconds(10))
                    .build();
    private final OriginStore store;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final KeyNews news;
    private final InstantSource clock;

    Origins(
            OriginStore store,
            AuditTrail audit,
            Transactions transactions,
            KeyNews news,
            InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
        this.news = news;
        this.clock = clock;
    }

    /** In alphabetical order. */
    public Set<String> of(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> store.of(organization));
    }

    /**
     * Registers an origin such as {@code https://app.example.com}.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} when it is none
     */
    public void add(AuditTrail.By by, String text) {
        var origin = normal(text);
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    if (store.add(by.organization(), origin, by.name(), clock.instant())) {
                        audit.record(by, "web-origin.added", origin, Map.of());
                        news.changed(by.organization().value());
                    }
                });
        preflights.invalidateAll();
    }

    public void remove(AuditTrail.By by, String origin) {
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    if (store.remove(by.organization(), origin)) {
                        audit.record(by, "web-origin.removed", origin, Map.of());
                        news.changed(by.organization().value());
                    }
                });
        preflights.invalidateAll();
    }

    /**
     * A preflight request has no key, so it is enough that any organization registered the origin.
     */
    boolean isKnown(String origin) {
        return origin.length() < 300
                && preflights.get(
                        origin,
                        asked ->
                                transactions.in(
                                        Scope.system("preflight of a page"),
                                        () -> store.isKnown(asked)));
    }

    private static String normal(String text) {
        try {
            var uri = new URI(text.strip().toLowerCase(Locale.ROOT));
            boolean bare =
                    (uri.getPath().isEmpty() || uri.getPath().equals("/"))
                            && uri.getQuery() == null
                            && uri.getFragment() == null
                            && uri.getUserInfo() == null;
            if (bare
                    && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || isLocal(uri))) {
                return uri.getScheme() + "://" + uri.getAuthority();
            }
        } catch (URISyntaxException _) {
            throw invalid();
        }
        throw invalid();
    }

    private static boolean isLocal(URI uri) {
        return "http".equals(uri.getScheme())
                && (uri.getHost().equals("localhost") || uri.getHost().equals("127.0.0.1"));
    }

    private static ProblemException invalid() {
        return new ProblemException(
                PlatformProblem.INVALID_INPUT,
                "This is not a web origin.",
                List.of(
                        new InputError(
                                "origin",
                                "An https address without a path, such as"
                                        + " https://app.example.com.")));
    }
}
