package io.plimsoll.enforcement;

/** Where one order to the MSP's systems stands. */
public enum OrderState {
    /** To be sent, or sent without an answer that arrived. */
    GIVEN,
    /** Taken by the system, which has not said yet that it is done. */
    UNDER_WAY,
    /** A person has to do it. */
    BY_HAND,
    REFUSED,
    DONE
}
