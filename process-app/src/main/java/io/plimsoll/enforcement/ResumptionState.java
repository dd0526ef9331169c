package io.plimsoll.enforcement;

/** Where one giving-back of services stands. */
public enum ResumptionState {
    ASKED,
    REJECTED,
    RESUMING,
    REFUSED,
    RESUMED
}
