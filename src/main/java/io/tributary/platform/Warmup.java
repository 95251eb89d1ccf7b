package io.tributary.platform;

/**
 * What a module does before the server says it is ready: its hot path, run often enough that the
 * first caller meets compiled code. A bean of this type is all it takes.
 */
public interface Warmup {
    /** Runs the hot path; an exception is logged and does not keep the server from being ready. */
    void warmUp();
}
