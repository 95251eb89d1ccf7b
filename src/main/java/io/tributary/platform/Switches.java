package io.tributary.platform;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * How the feature switches stand. Asking costs a look into a map; every change is kept, with who
 * made it and why, and all servers hear of it.
 */
public final class Switches {
    private static final String TOPIC = "platform.switch";
    private static final Scope SCOPE = Scope.system("feature switches");

    /** Where a switch can be put. */
    public enum Position {
        ON("On"),
        OFF("Off"),
        /** As the code says; for an organization: as the house's. */
        USUAL("As usual");

        private final String label;

        Position(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** For tables and forms. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One change.
     *
     * @param organization null for the whole house
     */
    public record Change(
            String name,
            @Nullable OrganizationId organization,
            Position position,
            Instant at,
            String by,
            String reason) {}

    /**
     * One switch, as it stands.
     *
     * @param apart the organizations for which it stands otherwise than for the house
     * @param history the newest changes first; at most 20
     */
    public record Standing(Switch what, boolean on, List<Change> apart, List<Change> history) {
        public Standing {
            apart = List.copyOf(apart);
            history = List.copyOf(history);
        }
    }

    private record Place(String name, @Nullable OrganizationId organization) {}

    private final Transactions transactions;
    private final JdbcClient sql;
    private final Broadcast broadcast;
    private final InstantSource clock;
    private final ObjectProvider<Switch> switches;
    private long heard;
    private volatile @Nullable Map<Place, Change> known;

    Switches(
            Transactions transactions,
            JdbcClient sql,
            Broadcast broadcast,
            InstantSource clock,
            ObjectProvider<Switch> switches) {
        this.transactions = transactions;
        this.sql = sql;
        this.broadcast = broadcast;
        this.clock = clock;
        this.switches = switches;
        broadcast.listen(
                TOPIC,
                new Broadcast.Listener() {
                    @Override
                    public void hear(String message) {
                        gap();
                    }

                    @Override
                    public void gap() {
                        forget();
                    }
                });
    }

    /** Whether it is on for the house. */
    public boolean isOn(Switch what) {
        return switch (position(what, null)) {
            case ON -> true;
            case OFF -> false;
            case USUAL -> what.usually();
        };
    }

    /**
     * Whether it is on for that organization; what holds for the house goes unless it has its own.
     */
    public boolean isOn(Switch what, OrganizationId organization) {
        return switch (position(what, organization)) {
            case ON -> true;
            case OFF -> false;
            case USUAL -> isOn(what);
        };
    }

    /**
     * Puts a switch into that position, in the surrounding transaction or one of its own.
     *
     * @param organization null for the whole house
     * @param by who does it, in words
     */
    public void put(
            Switch what,
            @Nullable OrganizationId organization,
            Position position,
            String by,
            String reason) {
        if (organization != null && !what.each()) {
            throw new IllegalArgumentException(what.name() + " stands alike for everybody");
        }
        transactions.run(
                SCOPE,
                () -> {
                    add(
                            new Change(
                                    what.name(),
                                    organization,
                                    position,
                                    clock.instant(),
                                    by,
                                    reason));
                    broadcast.say(TOPIC, what.name());
                });
    }

    /** All there are, by name. */
    public List<Standing> all() {
        var changes = transactions.in(SCOPE, this::changes);
        return switches.stream()
                .sorted(Comparator.comparing(Switch::name))
                .map(what -> standing(what, changes))
                .toList();
    }

    private Standing standing(Switch what, List<Change> changes) {
        var own = changes.stream().filter(change -> change.name().equals(what.name())).toList();
        var apart =
                newest(own).values().stream()
                        .filter(change -> change.organization() != null)
                        .filter(change -> change.position() != Position.USUAL)
                        .toList();
        return new Standing(what, isOn(what), apart, own.subList(0, Math.min(20, own.size())));
    }

    private Position position(Switch what, @Nullable OrganizationId organization) {
        var change = known().get(new Place(what.name(), organization));
        return change == null ? Position.USUAL : change.position();
    }

    private synchronized void forget() {
        heard++;
        known = null;
    }

    private Map<Place, Change> known() {
        var kept = known;
        if (kept != null) {
            return kept;
        }
        long before = heard();
        var read = Map.copyOf(newest(transactions.in(SCOPE, this::changes)));
        keep(read, before);
        return read;
    }

    private synchronized long heard() {
        return heard;
    }

    /** What was read while a change arrived is used once and not kept. */
    private synchronized void keep(Map<Place, Change> read, long before) {
        if (heard == before) {
            known = read;
        }
    }

    private static Map<Place, Change> newest(List<Change> newestFirst) {
        var newest = new HashMap<Place, Change>();
        newestFirst.forEach(
                change ->
                        newest.putIfAbsent(
                                new Place(change.name(), change.organization()), change));
        return newest;
    }

    private void add(Change change) {
        var organization = change.organization();
        sql.sql(
                        """
                        insert into platform.switch_change
                               (name, organization_id, position, at, changed_by, reason)
                        values (:name, :organization, :position, :at, :by, :reason)
                        """)
                .param("name", change.name())
                .param("organization", organization == null ? null : organization.value())
                .param("position", change.position().code())
                .param("at", Timestamp.from(change.at()))
                .param("by", change.by())
                .param("reason", change.reason())
                .update();
    }

    private List<Change> changes() {
        return sql.sql(
                        """
                        select name, organization_id, position, at, changed_by, reason
                          from platform.switch_change
                         order by n desc
                        """)
                .query(Switches::change)
                .list();
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        var organization = row.getObject("organization_id", UUID.class);
        return new Change(
                row.getString("name"),
                organization == null ? null : new OrganizationId(organization),
                Position.valueOf(row.getString("position").toUpperCase(Locale.ROOT)),
                row.getTimestamp("at").toInstant(),
                row.getString("changed_by"),
                row.getString("reason"));
    }
}
