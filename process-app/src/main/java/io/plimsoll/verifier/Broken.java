package io.plimsoll.verifier;

/** The first place where something does not fit. */
final class Broken extends Exception {

    Broken(String place, String why) {
        super(place + ": " + why);
    }

    /** @param line from 1 */
    Broken(String file, long line, String why) {
        this(file + " line " + line, why);
    }
}
