package io.tributary.support;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Array;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the house's hours are kept, and what it promises. */
final class HoursStore {
    private final JdbcClient sql;

    HoursStore(JdbcClient sql) {
        this.sql = sql;
    }

    BusinessHours hours() {
        var holidays = Set.copyOf(holidays().keySet());
        return sql.sql("select zone, days, opens, closes from support.hours")
                .query(
                        (row, _) ->
                                new BusinessHours(
                                        ZoneId.of(row.getString("zone")),
                                        days(row.getArray("days")),
                                        row.getObject("opens", LocalTime.class),
                                        row.getObject("closes", LocalTime.class),
                                        holidays))
                .single();
    }

    private static Set<DayOfWeek> days(Array numbers) throws SQLException {
        return Arrays.stream((Short[]) numbers.getArray())
                .map(DayOfWeek::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The days on which nobody answers, and why. */
    Map<LocalDate, String> holidays() {
        var found = new TreeMap<LocalDate, String>();
        sql.sql("select day, name from support.holiday")
                .query(
                        row -> {
                            found.put(row.getObject("day", LocalDate.class), row.getString("name"));
                        });
        return found;
    }

    /** Replaces all of it, holidays too. */
    void keep(BusinessHours hours, Map<LocalDate, String> holidays) {
        sql.sql(
                        """
                        update support.hours
                           set zone = :zone, days = :days, opens = :opens, closes = :closes
                        """)
                .param("zone", hours.zone().getId())
                .param(
                        "days",
                        hours.days().stream()
                                .map(day -> (short) day.getValue())
                                .toArray(Short[]::new))
                .param("opens", hours.opens())
                .param("closes", hours.closes())
                .update();
        sql.sql("delete from support.holiday").update();
        holidays.forEach(
                (day, name) ->
                        sql.sql("insert into support.holiday (day, name) values (:day, :name)")
                                .param("day", day)
                                .param("name", name)
                                .update());
    }

    /** From the least level. */
    List<Target> targets() {
        return sql.sql("select level, minutes, priority from support.target order by minutes desc")
                .query(
                        (row, _) ->
                                new Target(
                                        row.getString("level"),
                                        Duration.ofMinutes(row.getInt("minutes")),
                                        Priority.of(row.getString("priority"))))
                .list();
    }

    /** Of that level; of the least when there is none of that name. */
    Target target(String level) {
        var known = Target.LEVELS.contains(level) ? level : Target.LEVELS.getFirst();
        return targets().stream()
                .filter(target -> target.level().equals(known))
                .findFirst()
                .orElseThrow();
    }

    void keep(Target target) {
        sql.sql(
                        """
                        update support.target
                           set minutes = :minutes, priority = :priority
                         where level = :level
                        """)
                .param("minutes", target.firstAnswer().toMinutes())
                .param("priority", target.priority().code())
                .param("level", target.level())
                .update();
    }
}
