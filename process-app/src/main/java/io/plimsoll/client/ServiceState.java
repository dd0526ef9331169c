package io.plimsoll.client;

/** Whether a service runs. */
public enum ServiceState {
    ACTIVE,
    PAUSED,
    TERMINATED
}
