package io.tributary.kernel;

/**
 * A kind of error with a stable name. Each module lists its own in one enum; together they are the
 * catalogue at {@code /docs/problems}.
 */
public interface Problem {
    /** What the catalogue says of it. */
    Entry entry();

    /** The stable name, in kebab case: the last part of the problem's type. */
    default String code() {
        return entry().code();
    }

    /** What is wrong, in a few words that are the same for every occurrence. */
    default String title() {
        return entry().title();
    }

    /** The HTTP status it leaves with. */
    default int status() {
        return entry().status();
    }

    /** What whoever sees it should do. One or two sentences for the documentation. */
    default String remedy() {
        return entry().remedy();
    }

    /**
     * A line of the catalogue.
     *
     * @param code the stable name
     * @param status of HTTP
     * @param title what is wrong
     * @param remedy what to do
     */
    record Entry(String code, int status, String title, String remedy) {}
}
