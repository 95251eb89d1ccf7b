package io.tributary;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import java.util.function.Supplier;

/**
 * Keeps what tests share: for the whole run, or for the class alone when it runs {@link Beside} the
 * others.
 */
final class Keeper {
    private final ExtensionContext test;
    private final Namespace namespace;

    Keeper(ExtensionContext test, Class<?> what) {
        this.test = test;
        this.namespace = Namespace.create(what);
    }

    <T> T keep(Class<T> type, Supplier<T> made) {
        return context(test).getStore(namespace).computeIfAbsent(key(), _ -> made.get(), type);
    }

    <T> @Nullable T kept(Class<T> type) {
        return context(test).getStore(namespace).get(key(), type);
    }

    /** A store also finds what the one above it keeps, so the class has a key of its own. */
    private Object key() {
        return isBeside() ? test.getRequiredTestClass() : "all";
    }

    private boolean isBeside() {
        return test.getRequiredTestClass().isAnnotationPresent(Beside.class);
    }

    private ExtensionContext context(ExtensionContext inner) {
        if (!isBeside()) {
            return inner.getRoot();
        }
        return inner.getTestMethod().isEmpty() ? inner : context(inner.getParent().orElseThrow());
    }
}
