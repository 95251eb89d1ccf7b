package io.tributary.platform;

import io.tributary.kernel.PersonId;
import io.tributary.kernel.PersonalRecords;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The personal records of a module, each table with a statement to read it and one to clear it. */
public final class PersonalTables implements PersonalRecords {
    /**
     * One table. Both statements may name {@code :person}, which is null for somebody without an
     * account, and {@code :email}.
     *
     * @param excerpt selects what the person gets to read
     * @param clearing deletes or anonymises, or selects how many rows a function changed; empty
     *     when the rows are kept
     */
    public record Table(Holding holding, String excerpt, String clearing) {
        public Table {
            if ((holding.fate() == Fate.KEPT) != clearing.isEmpty()) {
                throw new IllegalArgumentException(
                        holding.table() + ": what is kept is not cleared, and all else is");
            }
        }
    }

    private final String module;
    private final JdbcClient sql;
    private final List<Table> tables;

    /**
     * @param tables in the order in which they are cleared
     */
    public PersonalTables(String module, JdbcClient sql, List<Table> tables) {
        this.module = module;
        this.sql = sql;
        this.tables = List.copyOf(tables);
    }

    @Override
    public String module() {
        return module;
    }

    @Override
    public List<Holding> holdings() {
        return tables.stream().map(Table::holding).toList();
    }

    @Override
    public List<Excerpt> excerpts(Subject subject) {
        return tables.stream().map(table -> excerpt(table, subject)).toList();
    }

    private Excerpt excerpt(Table table, Subject subject) {
        return Excerpt.of(
                table.holding().table(), about(table.excerpt(), subject).query().listOfRows());
    }

    @Override
    public Map<String, Long> erase(Subject subject) {
        var rows = new LinkedHashMap<String, Long>();
        tables.forEach(table -> rows.put(table.holding().table(), clear(table, subject)));
        return rows;
    }

    private long clear(Table table, Subject subject) {
        if (table.clearing().isEmpty()) {
            return excerpt(table, subject).rows().size();
        }
        var statement = about(table.clearing(), subject);
        return table.clearing().startsWith("select")
                ? statement.query(Long.class).single()
                : statement.update();
    }

    private JdbcClient.StatementSpec about(String statement, Subject subject) {
        PersonId person = subject.person();
        return sql.sql(statement)
                .param("person", person == null ? null : person.value())
                .param("email", subject.email());
    }
}
