package io.tributary.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs every module's hot path once the port is open and before the server says it is ready, beside
 * whatever else is done until then.
 */
final class WarmupRunner
        implements ApplicationListener<ApplicationStartedEvent>, ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(WarmupRunner.class);

    private final List<Warmup> warmups;
    private final FutureTask<Duration> warming = new FutureTask<>(this::warmUp);

    WarmupRunner(List<Warmup> warmups) {
        this.warmups = List.copyOf(warmups);
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent open) {
        Thread.ofPlatform().name("warm-up").start(warming);
    }

    /** The server is not ready before this returns. */
    @Override
    public void run(ApplicationArguments arguments)
            throws InterruptedException, ExecutionException {
        LOG.info("warm after {} ms", warming.get().toMillis());
    }

    private Duration warmUp() {
        long began = System.nanoTime();
        warmups.forEach(WarmupRunner::run);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void run(Warmup warmup) {
        try {
            warmup.warmUp();
        } catch (RuntimeException cold) {
            LOG.warn("a part of the server stays cold", cold);
        }
    }
}
