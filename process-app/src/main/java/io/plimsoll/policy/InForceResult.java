package io.plimsoll.policy;

/** What came of putting a draft in force. */
public sealed interface InForceResult {

    /** New cases start with this version from now on. */
    record Done(int version) implements InForceResult {}

    /** It could not be; why, in words. */
    record Refused(String message) implements InForceResult {}
}
