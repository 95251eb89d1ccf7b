package io.tributary.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;
import java.util.function.Function;

/** Work on many things, of which none holds another up. */
public final class OneByOne {
    private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

    private OneByOne() {}

    /**
     * Does it with each. What fails with one is kept with the {@link Failures} and left to the next
     * round; the others go on.
     *
     * @param doing what is done, as {@code gateway.settle-ended-keys}
     * @param name how the log calls one of them; nothing secret, and nobody's name
     * @return whether nothing failed
     */
    public static <T> boolean each(
            String doing, Iterable<T> all, Function<T, Object> name, Consumer<T> work) {
        boolean whole = true;
        for (var one : all) {
            try {
                work.accept(one);
            } catch (RuntimeException failed) {
                LOG.atError()
                        .addKeyValue(Failures.DOING, doing)
                        .setCause(failed)
                        .log(
                                "{} failed with {}, and goes on with the others",
                                doing,
                                name.apply(one));
                whole = false;
            }
        }
        return whole;
    }
}
