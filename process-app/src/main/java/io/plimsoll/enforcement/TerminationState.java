package io.plimsoll.enforcement;

/** Where one attempt to end services stands. */
public enum TerminationState {
    RECOMMENDED,
    REJECTED,
    NOTICED,
    TERMINATED,
    OFFBOARDED
}
