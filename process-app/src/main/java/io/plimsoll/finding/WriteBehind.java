package io.plimsoll.finding;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Lets a file be read on while what was read before is being written: one piece of work at a time, in order, in a thread
 * that lives as long as this. What goes wrong there is thrown at each call from then on, and nothing is written after it.
 */
final class WriteBehind implements AutoCloseable {

    private final String name;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private @Nullable ExecutorService thread;
    private @Nullable RuntimeException fault;

    /** @param name of the thread */
    WriteBehind(String name) {
        this.name = name;
    }

    /** Begins once the work before is done, which is waited for: never more than one piece waits in memory. */
    void submit(Runnable work) {
        await();
        ExecutorService running = thread;
        if (running == null) {
            running = Executors.newSingleThreadExecutor(task -> {
                var writing = new Thread(task, name);
                writing.setDaemon(true);
                return writing;
            });
            thread = running;
        }
        last = CompletableFuture.runAsync(work, running);
    }

    /** Until all is done. */
    void await() {
        if (fault == null) {
            try {
                last.join();
            } catch (CompletionException e) {
                fault = e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    /** Throws what nobody was told yet. */
    @Override
    public void close() {
        try {
            if (fault == null) {
                await();
            }
        } finally {
            if (thread != null) {
                thread.shutdown();
            }
        }
    }
}
