package io.tributary.desk;

import io.tributary.identity.Person;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What has to be true before the house opens, when it opens, and afterwards. */
public final class LaunchList {
    /** When something has to be done. */
    public enum Stage {
        BEFORE("Before the launch"),
        AT("At the launch"),
        AFTER("After the launch");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    /** Whether a fact holds, and the sentence that says why. */
    public record Fact(boolean holds, String evidence) {}

    /**
     * One thing on the list.
     *
     * @param fact what it rests on; null when only a human can know
     * @param hint what is to be looked at; for what a human attests
     */
    public record Item(
            String id, Stage stage, String title, @Nullable Supplier<Fact> fact, String hint) {
        /** It ticks itself. */
        public static Item of(String id, Stage stage, String title, Supplier<Fact> fact) {
            return new Item(id, stage, title, fact, "");
        }

        /** Somebody says so. */
        public static Item attested(String id, Stage stage, String title, String hint) {
            return new Item(id, stage, title, null, hint);
        }
    }

    /** Somebody said that it is done, or that it is not after all. */
    public record Attestation(String item, boolean done, Instant at, String name, String note) {}

    /**
     * How one thing stands.
     *
     * @param attestation the newest of a thing that is attested; null when there is none
     */
    public record Standing(
            Item item, boolean done, String evidence, @Nullable Attestation attestation) {}

    private static final Scope SCOPE = Scope.system("the launch list");

    private final List<Item> items;
    private final Transactions transactions;
    private final JdbcClient sql;
    private final InstantSource clock;

    LaunchList(List<Item> items, Transactions transactions, JdbcClient sql, InstantSource clock) {
        this.items = List.copyOf(items);
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /** How all of it stands now. */
    public List<Standing> look() {
        var said = attestations();
        return items.stream().map(item -> standing(item, said.get(item.id()))).toList();
    }

    private static Standing standing(Item item, @Nullable Attestation attestation) {
        var supplier = item.fact();
        if (supplier != null) {
            var fact = supplier.get();
            return new Standing(item, fact.holds(), fact.evidence(), null);
        }
        return attestation == null
                ? new Standing(item, false, item.hint(), null)
                : new Standing(item, attestation.done(), attestation.note(), attestation);
    }

    /**
     * Somebody says that it is done, or not after all.
     *
     * @param note on what it rests; 1 to 500 characters
     * @return false when there is no such thing, or it rests on a fact
     */
    public boolean attest(Person operator, String id, boolean done, String note) {
        if (items.stream().noneMatch(item -> item.id().equals(id) && item.fact() == null)) {
            return false;
        }
        transactions.run(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        insert into desk.attestation (item, done, at, person_id, name, note)
                                        values (:item, :done, :at, :person, :name, :note)
                                        """)
                                .param("item", id)
                                .param("done", done)
                                .param("at", Timestamp.from(clock.instant()))
                                .param("person", operator.id().value())
                                .param("name", operator.name() + " <" + operator.email() + ">")
                                .param("note", note)
                                .update());
        return true;
    }

    private Map<String, Attestation> attestations() {
        return transactions.in(
                SCOPE,
                () ->
                        sql
                                .sql(
                                        """
                                        select distinct on (item) item, done, at, name, note
                                          from desk.attestation
                                         order by item, n desc
                                        """)
                                .query(
                                        (row, _) ->
                                                new Attestation(
                                                        row.getString("item"),
                                                        row.getBoolean("done"),
                                                        row.getTimestamp("at").toInstant(),
                                                        row.getString("name"),
                                                        row.getString("note")))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                Attestation::item, Function.identity())));
    }
}
