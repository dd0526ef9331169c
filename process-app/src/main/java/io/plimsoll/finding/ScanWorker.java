package io.plimsoll.finding;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads deliveries in the background, a few at a time, and takes up at start what the last stop left. */
@Component
class ScanWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ScanWorker.class);
    private static final long STOP_SECONDS = 15;

    private final ScanReading reading;
    private final ScanTable scans;
    private final DeliverySpool spool;
    private final Replay replay;
    private final ScanLimits limits;
    private volatile boolean stopped;
    private volatile @Nullable ExecutorService threads;

    ScanWorker(ScanReading reading, ScanTable scans, DeliverySpool spool, Replay replay, ScanLimits limits) {
        this.reading = reading;
        this.scans = scans;
        this.spool = spool;
        this.replay = replay;
        this.limits = limits;
    }

    /** Reads a kept delivery soon; at the next start where this one is ending. */
    void submit(String scan) {
        ExecutorService running = threads;
        if (running != null && !stopped) {
            running.execute(() -> reading.read(scan, () -> stopped));
        }
    }

    @Override
    public void start() {
        var count = new AtomicInteger();
        stopped = false;
        threads = Executors.newFixedThreadPool(limits.threads(), work -> {
            var thread = new Thread(work, "scan-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        replay.everything();
        scans.unfinished().stream().filter(spool::has).forEach(this::submit);
    }

    /** Does not interrupt: an interrupt in the middle of a write would close the embedded database's file. */
    @Override
    public void stop() {
        stopped = true;
        ExecutorService running = threads;
        threads = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A scan is still being read; it goes on at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
