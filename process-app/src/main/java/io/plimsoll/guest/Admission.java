package io.plimsoll.guest;

/** What came of a code that somebody typed. */
public sealed interface Admission {

    /** It is theirs: they are in. */
    record In(Guest guest) implements Admission {}

    /**
     * It opens nothing. Whoever typed it is not told why.
     *
     * @param why in fixed words, for those who watch over security
     */
    record Out(String why) implements Admission {}
}
