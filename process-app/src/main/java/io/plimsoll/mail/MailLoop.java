package io.plimsoll.mail;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does one thing with mail while the application is up: at intervals, and at once when it is woken. */
final class MailLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailLoop.class);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(15);

    private final String name;
    private final Runnable work;
    private final Runnable before;
    private final Duration poll;
    private final boolean enabled;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile @Nullable ScheduledThreadPoolExecutor thread;

    /**
     * @param name of its thread
     * @param work one look; what it throws is logged, and it is done again
     * @param before the first look, at each start
     */
    MailLoop(String name, Runnable work, Runnable before, Duration poll, boolean enabled) {
        this.name = name;
        this.work = work;
        this.before = before;
        this.poll = poll;
        this.enabled = enabled;
    }

    /** There is something to do; many calls before the next look count as one. */
    void wake() {
        ScheduledThreadPoolExecutor running = thread;
        if (running != null && woken.compareAndSet(false, true)) {
            running.execute(this::look);
        }
    }

    private void look() {
        woken.set(false);
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("What {} does failed, it is tried again in {}", name, poll, e);
        }
    }

    @Override
    public void start() {
        before.run();
        var one = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, name));
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
