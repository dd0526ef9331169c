package io.plimsoll.enforcement;

/** Where one attempt to pause services stands. */
public enum PauseState {
    PREPARED,
    REJECTED,
    NOTICED,
    PAUSING,
    REFUSED,
    PAUSED,
    ABANDONED,
    /** The matter was over, whatever the pause had come to by then. */
    ENDED
}
