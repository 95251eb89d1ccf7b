package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.function.Supplier;

/**
 * The only way into the database: a transaction that runs for someone. Work inside another scope's
 * transaction joins it, sees the new scope, and gives the old one back at its end.
 */
public final class Transactions {
    private final TransactionTemplate template;
    private final TransactionTemplate snapshots;
    private final JdbcClient sql;

    Transactions(ScopedTransactionManager manager, JdbcClient sql) {
        this.template = new TransactionTemplate(manager);
        this.snapshots = new TransactionTemplate(manager);
        snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshots.setReadOnly(true);
        this.sql = sql;
    }

    /** Runs the work in a transaction of that scope and answers what it answers. */
    public <T extends @Nullable Object> T in(Scope scope, Supplier<T> work) {
        var scoped = ScopedValue.where(ScopedTransactionManager.SCOPE, scope);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return scoped.call(() -> begun(template, work));
        }
        // A transaction begins in a scope, and this is the only way into another.
        var outer = ScopedTransactionManager.SCOPE.get().setting();
        var inner = scope.setting();
        return scoped.call(() -> inner.equals(outer) ? work.get() : joined(outer, inner, work));
    }

    /**
     * Reads in a transaction in which nothing changes: whatever others commit meanwhile, all of its
     * queries see the same state.
     *
     * @throws IllegalStateException inside a transaction, which sees what others commit
     */
    public <T extends @Nullable Object> T snapshot(Scope scope, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a snapshot begins a transaction of its own");
        }
        return ScopedValue.where(ScopedTransactionManager.SCOPE, scope)
                .call(() -> begun(snapshots, work));
    }

    /** Runs the work in a transaction of that scope. */
    public void run(Scope scope, Runnable work) {
        in(
                scope,
                () -> {
                    work.run();
                    return scope;
                });
    }

    /**
     * Runs the work once the surrounding transaction has committed; not at all if it rolls back.
     */
    public static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }

    @SuppressWarnings("NullAway") // the template answers null exactly when the work does
    private static <T extends @Nullable Object> T begun(
            TransactionTemplate template, Supplier<T> work) {
        return template.execute(_ -> work.get());
    }

    private <T extends @Nullable Object> T joined(String outer, String inner, Supplier<T> work) {
        set(inner);
        T answer;
        try {
            answer = work.get();
        } catch (RuntimeException | Error broken) {
            giveBack(outer, broken);
            throw broken;
        }
        set(outer);
        return answer;
    }

    /** A statement that failed has aborted the transaction: then there is no scope to give back. */
    private void giveBack(String outer, Throwable broken) {
        try {
            set(outer);
        } catch (DataAccessException aborted) {
            broken.addSuppressed(aborted);
        }
    }

    private void set(String setting) {
        sql.sql("select set_config('app.scope', :setting, true)")
                .param("setting", setting)
                .query(String.class)
                .single();
    }
}
