package io.tributary.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

import java.time.Duration;
import java.util.List;

/** Runs every module's hot path once the port is open and before the server says it is ready. */
final class WarmupRunner implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(WarmupRunner.class);

    private final List<Warmup> warmups;

    WarmupRunner(List<Warmup> warmups) {
        this.warmups = List.copyOf(warmups);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long began = System.nanoTime();
        warmups.forEach(WarmupRunner::run);
        LOG.info("warm after {} ms", Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private static void run(Warmup warmup) {
        try {
            warmup.warmUp();
        } catch (RuntimeException cold) {
            LOG.warn("a part of the server stays cold", cold);
        }
    }
}
