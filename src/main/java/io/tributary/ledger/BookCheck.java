package io.tributary.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/**
 * Something that must hold of the books. Every module that keeps money contributes its own, as
 * beans of a configuration named {@code <Module>BookChecks} that needs the database alone; {@code
 * money-check} runs all.
 */
public interface BookCheck {
    /** The most findings that are told of one check. */
    int MOST = 100;

    /** What holds, as a sentence: {@code Every transaction balances}. */
    String name();

    /**
     * Where it does not hold: a sentence for each place. Runs in a transaction of the whole house,
     * while the books go on: what belongs together is read by one statement.
     */
    List<String> findings();

    /**
     * One that is a query.
     *
     * @param query answers a row with one sentence for each place where it does not hold
     */
    static BookCheck of(String name, JdbcClient sql, String query) {
        return new BookCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> findings() {
                return sql.sql(query).withMaxRows(MOST).query((row, _) -> row.getString(1)).list();
            }
        };
    }
}
