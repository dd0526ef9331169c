package io.plimsoll.enforcement;

/** Where one attempt to end services stands. */
public enum TerminationState {
    RECOMMENDED,
    REJECTED,
    /** The matter was over before the services ended. */
    AVERTED,
    NOTICED,
    TERMINATED,
    OFFBOARDED
}
