package io.plimsoll.mail;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the relay while the application is up: at intervals, and at once when something was queued here. */
final class RelayLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(15);

    private final MailRelay relay;
    private final Runnable before;
    private final Duration poll;
    private final boolean enabled;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile @Nullable ScheduledThreadPoolExecutor thread;

    /** @param before the first look, at each start */
    RelayLoop(MailRelay relay, Runnable before, Duration poll, boolean enabled) {
        this.relay = relay;
        this.before = before;
        this.poll = poll;
        this.enabled = enabled;
    }

    /** Something was committed to the outbox; many calls before the relay's next look count as one. */
    void wake() {
        ScheduledThreadPoolExecutor running = thread;
        if (running != null && woken.compareAndSet(false, true)) {
            running.execute(this::look);
        }
    }

    private void look() {
        woken.set(false);
        try {
            relay.relayDue();
        } catch (RuntimeException e) {
            LOG.warn("The outbox could not be relayed, it is tried again in {}", poll, e);
        }
    }

    @Override
    public void start() {
        before.run();
        var one = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "mail-relay"));
        // a late call to wake() meets a pool that is ending; the row waits for the next start
        one.setRejectedExecutionHandler(new ScheduledThreadPoolExecutor.DiscardPolicy());
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var unused = one.scheduleWithFixedDelay(this::look, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
        thread = one;
    }

    @Override
    public void stop() {
        ScheduledThreadPoolExecutor running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(LAST_CHANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }
}
