package io.plimsoll.identity;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose data the current thread may touch, and the one place that puts it into queries: entities by the filter
 * {@value #FILTER}, which is always on, and SQL by {@link #condition}. A request is bound to its actor's clients, a
 * step of a process to the client of its case; what runs for the installation as a whole (start-up, the relay, the
 * reading of deliveries) is bound to none and sees all. The features' own checks come before this; it is there for the
 * one that somebody forgets.
 */
public final class Tenancy {

    /** The name of the filter of entities. */
    public static final String FILTER = "tenant";

    /** The parameter of the filter, as {@link Clients} gives it. */
    public static final String CLIENTS = "clients";

    private static final String EVERY = "*";
    private static final ThreadLocal<@Nullable ClientScope> BOUND = new ThreadLocal<>();

    private Tenancy() {}

    /** The clients that the thread is bound to; everyone where it is bound to none. */
    public static ClientScope current() {
        ClientScope bound = BOUND.get();
        return bound == null ? ClientScope.everyone() : bound;
    }

    /** Binds the thread from now on; to be undone by {@link #release}. */
    public static void bind(ClientScope scope) {
        BOUND.set(scope);
    }

    /** Binds the thread to nobody. */
    public static void release() {
        BOUND.remove();
    }

    /** Binds the thread as long as the work takes. */
    public static <T extends @Nullable Object> T within(ClientScope scope, Supplier<T> work) {
        ClientScope before = BOUND.get();
        BOUND.set(scope);
        try {
            return work.get();
        } finally {
            if (before == null) {
                BOUND.remove();
            } else {
                BOUND.set(before);
            }
        }
    }

    /**
     * What SQL says about the column that names a row's client. The ids stand in it as literals, since their shape
     * leaves nothing to escape.
     */
    public static String condition(String column) {
        ClientScope scope = current();
        if (scope.all()) {
            return "1 = 1";
        }
        return scope.clients().isEmpty()
                ? "1 = 0"
                : scope.clients().stream()
                        .map(client -> "'" + client.value() + "'")
                        .sorted()
                        .collect(Collectors.joining(", ", column + " in (", ")"));
    }

    /** The filter's parameter: {@code *} for all, else the ids, each between blanks. */
    public static final class Clients implements Supplier<String> {

        @Override
        public String get() {
            ClientScope scope = current();
            return scope.all()
                    ? EVERY
                    : scope.clients().stream().map(ClientId::value).sorted().collect(Collectors.joining(" ", " ", " "));
        }
    }
}
