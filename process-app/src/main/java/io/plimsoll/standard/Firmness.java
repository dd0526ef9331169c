package io.plimsoll.standard;

/** How a rule came to speak about a check; among rules of one priority the later of these goes before the earlier. */
enum Firmness {
    REFERENCE_FAMILY,
    REFERENCE,
    CHECK_FAMILY,
    CHECK;

    boolean byReference() {
        return this == REFERENCE_FAMILY || this == REFERENCE;
    }
}
