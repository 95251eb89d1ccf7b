package io.tributary.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Failures that nobody expected, grouped: whatever is logged as an error with its exception, be it
 * a page, a call or a job. They are gathered in memory and written by a thread of their own, so
 * that whoever failed does not wait, and fails no worse when the database is away.
 *
 * <p>What a logging event says beside its exception is its pattern without the arguments, and the
 * request from the key {@code request} of the event or of the thread.
 */
public final class Failures implements AutoCloseable {
    /** The key under which an event, or the thread's context, names the request. */
    public static final String REQUEST = "request";

    /** The key under which an event says what was done when its pattern alone does not. */
    public static final String DOING = "doing";

    static final Duration KEPT = Duration.ofDays(90);
    private static final int GATHERED_AT_MOST = 200;
    private static final int LONGEST = 300;
    private static final Scope SCOPE = Scope.system("failures");
    private static final ScopedValue<Boolean> WRITING = ScopedValue.newInstance();
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Transactions transactions;
    private final FailureStore store;
    private final InstantSource clock;
    private final Map<String, FailureStore.Gathered> gathered = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final LongAdder seen = new LongAdder();
    private final Listener listener = new Listener();

    Failures(Transactions transactions, FailureStore store, InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
        listener.setContext(root().getLoggerContext());
        listener.start();
        root().addAppender(listener);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Hears every error that is logged with its exception. */
    private final class Listener extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel() == Level.ERROR
                    && event.getThrowableProxy() != null
                    && !WRITING.isBound()) {
                hear(event);
            }
        }
    }

    private void hear(ILoggingEvent event) {
        seen.increment();
        var trace = FailureTrace.of(event.getThrowableProxy());
        var now = clock.instant();
        var one = new FailureStore.Gathered(trace, doing(event), 1, now, now, said(event, REQUEST));
        if (gathered.size() < GATHERED_AT_MOST || gathered.containsKey(trace.fingerprint())) {
            gathered.merge(trace.fingerprint(), one, FailureStore.Gathered::and);
        }
        if (writing.compareAndSet(false, true)) {
            var _ = Thread.ofVirtual().name("failures").start(this::writeAll);
        }
    }

    private static String doing(ILoggingEvent event) {
        var said = said(event, DOING);
        var pattern = event.getMessage() == null ? "" : event.getMessage();
        return shortened(said == null ? pattern : said);
    }

    private static @Nullable String said(ILoggingEvent event, String key) {
        var pairs = event.getKeyValuePairs();
        if (pairs != null) {
            for (var pair : pairs) {
                if (pair.key.equals(key)) {
                    return String.valueOf(pair.value);
                }
            }
        }
        return event.getMDCPropertyMap().get(key);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    /** Until nothing is left, also of what was heard meanwhile, or nothing can be written now. */
    private void writeAll() {
        boolean whole = false;
        do {
            try {
                whole = write();
            } finally {
                writing.set(false);
            }
        } while (whole && !gathered.isEmpty() && writing.compareAndSet(false, true));
    }

    /**
     * Writes what has gathered; what cannot be written is kept for the next time.
     *
     * @return whether all of it could be
     */
    synchronized boolean write() {
        return ScopedValue.where(WRITING, true).call(this::wrote);
    }

    private boolean wrote() {
        for (var fingerprint : List.copyOf(gathered.keySet())) {
            var group = gathered.remove(fingerprint);
            if (group != null && !isWritten(group)) {
                gathered.merge(fingerprint, group, FailureStore.Gathered::and);
                return false;
            }
        }
        return true;
    }

    private boolean isWritten(FailureStore.Gathered group) {
        try {
            transactions.run(SCOPE, () -> store.add(group));
            return true;
        } catch (RuntimeException away) {
            LOG.warn("failures cannot be written now: {}", away.toString());
            return false;
        }
    }

    /** How many this server has seen since its start. */
    public long seen() {
        return seen.sum();
    }

    /** Groups that are open, or resolved: what failed last first; at most 200. */
    public List<Failure> newest(boolean open) {
        return transactions.in(SCOPE, () -> store.newest(open, 200));
    }

    /** How many groups are open. */
    public long open() {
        return transactions.in(SCOPE, store::open);
    }

    /** It is mended, as far as that person knows; false when it was not open. */
    public boolean resolve(String fingerprint, String by) {
        return transactions.in(SCOPE, () -> store.resolve(fingerprint, by, clock.instant()));
    }

    /** It is not mended after all; false when it was open. */
    public boolean reopen(String fingerprint) {
        return transactions.in(SCOPE, () -> store.reopen(fingerprint));
    }

    /** Forgets what did not happen for a long time, and tries again what could not be written. */
    void tidy() {
        Instant before = clock.instant().minus(KEPT);
        transactions.run(SCOPE, () -> store.forget(before));
        var _ = write();
    }

    @Override
    public void close() {
        root().detachAppender(listener);
        listener.stop();
        var _ = write();
    }
}
