package io.tributary.gateway;

import io.tributary.gateway.Callers.Caller;
import io.tributary.gateway.Callers.Count;
import io.tributary.kernel.OrganizationId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Where callers of keys are kept, by the hour. */
final class CallerStore {
    private static final int MOST = 500;

    private record Row(Callers of, Caller caller, Count count) {}

    private final JdbcClient sql;

    CallerStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Adds what was counted of each key; rows are touched in the order of their key. */
    void add(Map<Callers, Map<Caller, Count>> counts) {
        var rows = new ArrayList<Row>();
        counts.forEach(
                (of, callers) ->
                        callers.forEach((caller, count) -> rows.add(new Row(of, caller, count))));
        sql.sql(
                        """
                        insert into gateway.caller as counted (
                               api_key_id, hour, address, agent, organization_id, calls, turned_away,
                               on_trial, last_at)
                        select *
                          from unnest(:keys::uuid[], :hours::timestamptz[], :addresses::inet[],
                                      :agents::text[], :organizations::uuid[], :calls::bigint[],
                                      :turnedAway::bigint[], :onTrial::bigint[], :lastAt::timestamptz[])
                         order by 1, 2, 3, 4
                            on conflict (api_key_id, hour, address, agent)
                            do update set calls = counted.calls + excluded.calls,
                                          turned_away = counted.turned_away + excluded.turned_away,
                                          on_trial = counted.on_trial + excluded.on_trial,
                                          last_at = greatest(counted.last_at, excluded.last_at)
                        """)
                .param("keys", column(rows, row -> row.of().keyId().toString()))
                .param("organizations", column(rows, row -> row.of().organization().toString()))
                .param(
                        "hours",
                        column(
                                rows,
                                row ->
                                        Instant.ofEpochSecond(row.caller().hour() * 3600)
                                                .toString()))
                .param("addresses", column(rows, row -> address(row.caller())))
                .param("agents", column(rows, row -> row.caller().agent()))
                .param("calls", column(rows, row -> Long.toString(row.count().calls())))
                .param("turnedAway", column(rows, row -> Long.toString(row.count().turnedAway())))
                .param("onTrial", column(rows, row -> Long.toString(row.count().onTrial())))
                .param(
                        "lastAt",
                        column(rows, row -> Instant.ofEpochMilli(row.count().lastAt()).toString()))
                .update();
    }

    /** A zone is the receiver's own name for a link, and no part of an address. */
    private static String address(Caller caller) {
        var text = caller.address().getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static String[] column(List<Row> rows, Function<Row, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    /** Who used these keys since the hour of that instant, whoever called most first. */
    List<CallerUse> since(OrganizationId organization, Collection<UUID> keys, Instant since) {
        return sql.sql(
                        """
                        select api_key_id, host(address) as address, agent, sum(calls)::bigint as calls,
                               sum(turned_away)::bigint as turned_away, sum(on_trial)::bigint as on_trial,
                               max(last_at) as last_at
                          from gateway.caller
                         where organization_id = :organization
                           and api_key_id = any(:keys::uuid[])
                           and hour >= date_trunc('hour', :since::timestamptz, 'UTC')
                         group by api_key_id, caller.address, agent
                         order by 4 desc, 2, 3
                         limit :most
                        """)
                .param("organization", organization.value())
                .param("keys", keys.toArray(UUID[]::new))
                .param("since", Timestamp.from(since))
                .param("most", MOST)
                .query(CallerStore::use)
                .list();
    }

    private static CallerUse use(ResultSet row, int number) throws SQLException {
        var address = row.getString("address");
        return new CallerUse(
                row.getObject("api_key_id", UUID.class),
                address.equals("::") ? "" : address,
                row.getString("agent"),
                row.getLong("calls"),
                row.getLong("turned_away"),
                row.getLong("on_trial"),
                row.getTimestamp("last_at").toInstant());
    }

    /** A new trial begins with nothing counted. */
    void beginTrial(UUID key) {
        sql.sql("update gateway.caller set on_trial = 0 where api_key_id = :key and on_trial > 0")
                .param("key", key)
                .update();
    }

    void forget(Instant before) {
        sql.sql("delete from gateway.caller where hour < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
