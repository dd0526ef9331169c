package io.plimsoll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TogetherTests {

    private final List<String> written = new ArrayList<>();
    private final Consumer<List<String>> letters = items -> written.add("letters " + items);
    private final Consumer<List<String>> digits = items -> written.add("digits " + items);
    private final AtomicInteger lookups = new AtomicInteger();

    private int look() {
        return Together.once("key", lookups::incrementAndGet);
    }

    @Test
    void withoutOneAllHappensAtOnce() {
        Together.later(letters, "a");
        Together.later(letters, "b");
        Together.catchUp(letters);

        assertThat(written).containsExactly("letters [a]", "letters [b]");
        assertThat(look()).isNotEqualTo(look());
    }

    @Test
    void itWritesAtItsEndInSetsAndLooksUpOnce() {
        Together.within(() -> {
            Together.later(letters, "a");
            Together.later(digits, "1");
            Together.later(letters, "b");
            assertThat(written).isEmpty();
            assertThat(look()).isEqualTo(look());
        });

        assertThat(written).containsExactly("letters [a, b]", "digits [1]");
        assertThat(lookups).hasValue(1);
        look();
        assertThat(lookups).hasValue(2);
    }

    @Test
    void whatIsSaidBeforeIsNotLookedUp() {
        Together.within(() -> {
            Together.know("key", 7);
            assertThat(look()).isEqualTo(7);
        });

        assertThat(lookups).hasValue(0);
    }

    @Test
    void whatMustComeBeforeSomethingIsWrittenBeforeIt() {
        Together.within(() -> {
            Together.later(letters, "a");
            Together.later(digits, "1");
            Together.catchUp(letters);
            Together.later(letters, "b");
        });

        assertThat(written).containsExactly("letters [a]", "letters [b]", "digits [1]");
    }

    @Test
    void whatFailsWritesNothingAndLeavesNothingBehind() {
        assertThatThrownBy(() -> Together.within(() -> {
                    Together.later(letters, "a");
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        Together.later(letters, "b");
        assertThat(written).containsExactly("letters [b]");
    }

    @Test
    void thereIsOneAtATime() {
        assertThatThrownBy(() -> Together.within(() -> Together.within(() -> {})))
                .isInstanceOf(IllegalStateException.class);
        Together.within(() -> Together.later(letters, "a"));
        assertThat(written).containsExactly("letters [a]");
    }
}
