package io.tributary.platform;

import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.sql.SQLException;

import javax.sql.DataSource;

/** Begins no transaction without a scope, and tells the database whose it is. */
final class ScopedTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();

    ScopedTransactionManager(DataSource pool) {
        super(pool);
    }

    /** The scope is checked first: an exception after a connection was taken would leak it. */
    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (!SCOPE.isBound()) {
            throw new CannotCreateTransactionException(
                    "no scope: enter the database through Transactions");
        }
        super.doBegin(transaction, definition);
        try {
            tell(SCOPE.get());
        } catch (SQLException | RuntimeException broken) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("the scope could not be set", broken);
        }
    }

    private void tell(Scope scope) throws SQLException {
        var holder =
                (ConnectionHolder)
                        TransactionSynchronizationManager.getResource(obtainDataSource());
        if (holder == null) {
            throw new IllegalStateException("a transaction began without a connection");
        }
        try (var statement =
                holder.getConnection()
                        .prepareStatement("select set_config('app.scope', ?, true)")) {
            statement.setString(1, scope.setting());
            statement.execute();
        }
    }
}
