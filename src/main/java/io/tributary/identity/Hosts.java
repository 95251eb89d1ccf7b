package io.tributary.identity;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Broadcast;
import io.tributary.platform.Scope;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Under which names this server answers: the house's, and those that organizations have proven and
 * chosen for their pages. All of the latter are held in memory, so that asking by an unknown name
 * costs nothing.
 */
public final class Hosts implements Broadcast.Listener {
    /** Whose a name is. */
    public sealed interface Host {
        /** The house's: pages, API. */
        record House() implements Host {}

        /** An organization's own. */
        record Own(OrganizationId organization) implements Host {}

        /** Nobody's here. */
        record Unknown() implements Host {}
    }

    private record Known(Map<String, OrganizationId> hosts, Instant until) {}

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Host HOUSE = new Host.House();
    private static final Host UNKNOWN = new Host.Unknown();

    private final DomainStore store;
    private final Transactions transactions;
    private final InstantSource clock;
    private final URI publicUrl;
    private final Set<String> ours;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    /**
     * @param more names of the house beside that of its pages and that of its API
     */
    Hosts(
            DomainStore store,
            Transactions transactions,
            InstantSource clock,
            Settings settings,
            Set<String> more) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
        this.publicUrl = settings.publicUrl();
        var names = new HashSet<String>();
        names.add(settings.publicUrl().getHost());
        names.add(settings.apiHostName());
        names.addAll(more);
        names.removeIf(String::isBlank);
        this.ours =
                names.stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .collect(toUnmodifiableSet());
    }

    /**
     * Whose the name is.
     *
     * @param host without a port, in lower case
     * @param isFromHere whether whoever asks is on this machine, which may call it localhost
     */
    public Host of(String host, boolean isFromHere) {
        if (ours.contains(host) || (isFromHere && LOOPBACK.contains(host))) {
            return HOUSE;
        }
        var owner = current().get(host);
        return owner == null ? UNKNOWN : new Host.Own(owner);
    }

    /** The name at which the organization's pages are shown; empty for the house's. */
    public Optional<String> nameOf(OrganizationId organization) {
        return current().entrySet().stream()
                .filter(entry -> entry.getValue().equals(organization))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Who has pages under a name of their own. */
    Set<OrganizationId> owners() {
        return Set.copyOf(current().values());
    }

    /** What absolute addresses at that name begin with; the port is the house's. */
    public String home(String name) {
        int port = publicUrl.getPort();
        return publicUrl.getScheme() + "://" + name + (port < 0 ? "" : ":" + port);
    }

    /** Whether nobody else may have the name. */
    boolean isTheHouses(DomainName name, boolean isGiven) {
        return ours.contains(name.text())
                || (name.isLocal() && !isGiven)
                || (!name.isLocal() && name.isAtOrUnder(publicUrl.getHost()));
    }

    /** What is known may be wrong from now on. */
    void forget() {
        known = new Known(Map.of(), Instant.MIN);
    }

    private Map<String, OrganizationId> current() {
        var now = clock.instant();
        var present = known;
        if (now.isBefore(present.until())) {
            return present.hosts();
        }
        var read =
                new Known(
                        transactions.in(Scope.system("names of organizations"), store::hosts),
                        now.plus(LIFE));
        known = read;
        return read.hosts();
    }

    @Override
    public void hear(String message) {
        forget();
    }

    @Override
    public void gap() {
        forget();
    }
}
