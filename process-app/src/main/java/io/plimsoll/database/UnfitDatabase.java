package io.plimsoll.database;

/** The database is set up in a way that would lose or mix up what is written to it; the start is refused. */
final class UnfitDatabase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitDatabase(String faults) {
        super("This database cannot be used: " + faults);
    }

    UnfitDatabase(String faults, Throwable cause) {
        super("This database cannot be used: " + faults, cause);
    }
}
