package io.plimsoll.finding;

/** Whether a scan looked at everything it covers; only a full one clears what it no longer reports. */
public enum ScanScope {
    PARTIAL,
    FULL
}
