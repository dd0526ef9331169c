package io.plimsoll.finding.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Elements of a file that wait for something that may come after them. There is room for so many only; when it is
 * full, what waits is released with what is known by then, and what follows does not wait any more: such rows say less
 * (a title or a severity is missing), but none is lost and memory does not grow.
 */
final class Waiting<T> {

    static final int MOST = 25_000;
    private static final int MOST_CHARACTERS = 12_000_000;

    private final Consumer<List<T>> released;
    private final List<T> elements = new ArrayList<>();
    private long characters;
    private boolean over;

    /**
     * @param released what is done with the elements in the end; with those after the limit, one by one
     */
    Waiting(Consumer<List<T>> released) {
        this.released = released;
    }

    /**
     * Lets an element wait, or, where waiting is over, not.
     *
     * @param size about how many characters of memory it takes
     */
    void add(T element, int size) {
        if (over) {
            released.accept(List.of(element));
            return;
        }
        elements.add(element);
        characters += size;
        if (elements.size() >= MOST || characters > MOST_CHARACTERS) {
            release();
        }
    }

    /** Ends the waiting: all that could be known is known. */
    void release() {
        over = true;
        List<T> all = new ArrayList<>(elements);
        elements.clear();
        released.accept(all);
    }
}
