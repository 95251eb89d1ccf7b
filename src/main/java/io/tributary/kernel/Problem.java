package io.tributary.kernel;

/**
 * A kind of error with a stable name. Each module lists its own in one enum; together they are the
 * catalogue at {@code /docs/problems}.
 */
public interface Problem {
    /** The stable name, in kebab case: the last part of the problem's type. */
    String code();

    /** What is wrong, in a few words that are the same for every occurrence. */
    String title();

    /** The HTTP status it leaves with. */
    int status();

    /** What whoever sees it should do. One or two sentences for the documentation. */
    String remedy();
}
