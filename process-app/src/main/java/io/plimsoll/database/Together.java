package io.plimsoll.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in which the same is done for many matters, as when the timers of a client go off at one moment: what
 * they all look up is looked up once, and what they all write is written at its end, in sets. Bound to the thread, as its
 * transaction is. In all others each lookup and each write happens at once.
 */
public final class Together {

    private static final ThreadLocal<@Nullable Together> BOUND = new ThreadLocal<>();

    private final Map<Object, Object> known = new HashMap<>();
    private final Map<Consumer<?>, Pending<?>> pending = new LinkedHashMap<>();

    private Together() {}

    private record Pending<T>(Consumer<List<T>> writer, List<T> items) {

        void write() {
            if (!items.isEmpty()) {
                writer.accept(List.copyOf(items));
                items.clear();
            }
        }
    }

    /** Does the work as such a transaction; needs one that ends after it. Nothing is written where it throws. */
    public static void within(Runnable work) {
        if (BOUND.get() != null) {
            throw new IllegalStateException("This is part of one already");
        }
        var together = new Together();
        BOUND.set(together);
        try {
            work.run();
            together.pending.values().forEach(Pending::write);
        } finally {
            BOUND.remove();
        }
    }

    /** What is known by this key, looked up if need be. The key's type says what it is of. */
    @SuppressWarnings("unchecked")
    public static <V> V once(Object key, Supplier<V> lookup) {
        Together bound = BOUND.get();
        if (bound == null) {
            return lookup.get();
        }
        if (!bound.known.containsKey(key)) {
            bound.known.put(key, lookup.get());
        }
        return (V) bound.known.get(key);
    }

    /** Says beforehand what {@link #once} would look up. */
    public static void know(Object key, Object value) {
        Together bound = BOUND.get();
        if (bound != null) {
            bound.known.put(key, value);
        }
    }

    /** Lets it be written with others of its kind. @param writer the same object for all of a kind */
    @SuppressWarnings("unchecked")
    public static <T> void later(Consumer<List<T>> writer, T item) {
        Together bound = BOUND.get();
        if (bound == null) {
            writer.accept(List.of(item));
        } else {
            ((Pending<T>) bound.pending.computeIfAbsent(writer, first -> new Pending<>(writer, new ArrayList<>())))
                    .items()
                    .add(item);
        }
    }

    /** Writes what is still to be written of that kind, since something follows that has to come after it. */
    public static <T> void catchUp(Consumer<List<T>> writer) {
        Together bound = BOUND.get();
        Pending<?> kind = bound == null ? null : bound.pending.get(writer);
        if (kind != null) {
            kind.write();
        }
    }
}
