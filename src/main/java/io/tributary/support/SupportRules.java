package io.tributary.support;

import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What those who run the house set: hours, promises, answers that are written often. A change holds
 * for tickets and turns that begin after it.
 */
public final class SupportRules {
    private static final Scope HOUSE = Scope.system("the rules of support");

    private final HoursStore store;
    private final JdbcClient sql;
    private final Transactions transactions;

    SupportRules(HoursStore store, JdbcClient sql, Transactions transactions) {
        this.store = store;
        this.sql = sql;
        this.transactions = transactions;
    }

    public BusinessHours hours() {
        return transactions.in(HOUSE, store::hours);
    }

    /** The days on which nobody answers, and why. */
    public Map<LocalDate, String> holidays() {
        return transactions.in(HOUSE, store::holidays);
    }

    /** What each level promises, from the least. */
    public List<Target> targets() {
        return transactions.in(HOUSE, store::targets);
    }

    /**
     * Sets the hours; holidays are those of the map.
     *
     * @param holidays each with a name of 1 to 100 characters
     */
    public void setHours(BusinessHours hours, Map<LocalDate, String> holidays) {
        transactions.run(HOUSE, () -> store.keep(hours, holidays));
    }

    /** Sets what a level promises. */
    public void setTarget(Target target) {
        transactions.run(HOUSE, () -> store.keep(target));
    }

    /** The answers that are written often, by name. */
    public List<CannedAnswer> canned() {
        return transactions.in(
                HOUSE,
                () ->
                        sql.sql("select name, body, state from support.canned_answer order by name")
                                .query(
                                        (row, _) ->
                                                new CannedAnswer(
                                                        row.getString("name"),
                                                        row.getString("body"),
                                                        TicketState.of(row.getString("state"))))
                                .list());
    }

    /**
     * Keeps an answer under its name, in the place of the one of that name.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} naming the fields
     */
    public void keep(CannedAnswer answer) {
        var name = Texts.line(answer.name());
        var body = Texts.body(answer.body());
        var errors = new ArrayList<InputError>();
        if (name.isEmpty() || name.length() > 80) {
            errors.add(new InputError("name", "A name has 1 to 80 characters."));
        }
        if (body.isEmpty() || body.length() > 5_000) {
            errors.add(new InputError("body", "An answer has 1 to 5,000 characters."));
        }
        Texts.refuse(errors);
        transactions.run(
                HOUSE,
                () ->
                        sql.sql(
                                        """
                                        insert into support.canned_answer (name, body, state)
                                        values (:name, :body, :state)
                                            on conflict (name) do update
                                           set body = excluded.body, state = excluded.state
                                        """)
                                .param("name", name)
                                .param("body", body)
                                .param("state", answer.then().code())
                                .update());
    }

    /** Forgets the answer of that name. */
    public void forget(String name) {
        transactions.run(
                HOUSE,
                () ->
                        sql.sql("delete from support.canned_answer where name = :name")
                                .param("name", name)
                                .update());
    }
}
