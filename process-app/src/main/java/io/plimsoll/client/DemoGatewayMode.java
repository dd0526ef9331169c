package io.plimsoll.client;

/** How the demo's gateway treats one service. */
public enum DemoGatewayMode {
    /** Does what it is told at once. */
    WORKING,
    /** Says no, with a reason. */
    REFUSING,
    /** Does it, but answers too late: the first try times out, the next one finds it done. */
    SLOW,
    /** Cannot be reached at all. */
    UNAVAILABLE,
    /** Takes the order and is not done with it before it is set to work. */
    TAKING_TIME,
    /** Knows of no system that does this. */
    BY_HAND
}
