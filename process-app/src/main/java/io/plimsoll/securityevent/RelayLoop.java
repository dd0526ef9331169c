package io.plimsoll.securityevent;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the relay at intervals while the application is up. */
final class RelayLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);

    private final EventRelay relay;
    private final Duration poll;
    private volatile @Nullable ScheduledThreadPoolExecutor thread;

    RelayLoop(EventRelay relay, Duration poll) {
        this.relay = relay;
        this.poll = poll;
    }

    private void look() {
        try {
            relay.relayDue();
        } catch (RuntimeException e) {
            LOG.warn("Security events could not be relayed, it is tried again in {}", poll, e);
        }
    }

    @Override
    public void start() {
        var one = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "security-event-relay"));
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var unused = one.scheduleWithFixedDelay(this::look, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
        thread = one;
    }

    /** A row that was being sent is sent again after the next start; the receiver knows it by its id. */
    @Override
    public void stop() {
        ScheduledThreadPoolExecutor running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
