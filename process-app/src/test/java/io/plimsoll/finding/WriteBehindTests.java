package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WriteBehindTests {

    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void worksWhileTheCallerGoesOnAndInOrder() {
        var callerWentOn = new CountDownLatch(1);
        try (var behind = new WriteBehind("writing")) {
            behind.submit(() -> {
                awaitUninterruptibly(callerWentOn);
                done.add("first in " + Thread.currentThread().getName());
            });
            assertThat(done).isEmpty();
            callerWentOn.countDown();
            behind.submit(() -> done.add("second"));
        }
        assertThat(done).containsExactly("first in writing", "second");
    }

    @Test
    void whatGoesWrongIsThrownAtEachCallAndNothingIsWrittenAfterIt() {
        var fault = new IllegalStateException("no database");
        try (var behind = new WriteBehind("writing")) {
            behind.submit(() -> {
                throw fault;
            });
            assertThatThrownBy(() -> behind.submit(() -> done.add("after"))).isSameAs(fault);
            assertThatThrownBy(behind::await).isSameAs(fault);
        }
        assertThat(done).isEmpty();
    }

    @Test
    void whatGoesWrongLastIsThrownAtTheEnd() {
        var behind = new WriteBehind("writing");
        behind.submit(() -> {
            throw new IllegalArgumentException("no room");
        });
        assertThatThrownBy(behind::close).hasMessage("no room");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
