package io.plimsoll.client;

/** Where a hold stands; all but RELEASED count as held, so that nothing paused is ever forgotten. */
public enum HoldState {
    REQUESTED,
    HELD,
    RELEASING,
    RELEASED
}
