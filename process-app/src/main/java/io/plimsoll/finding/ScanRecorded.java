package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import java.util.Set;

/**
 * Published inside the transaction in which findings changed.
 *
 * @param scan the scan's id, or the report's where a person reported
 * @param controls codes of the controls with a finding that was added, changed or cleared; of standards the client has adopted
 */
public record ScanRecorded(String scan, ClientId client, Set<String> controls) {}
