package io.plimsoll.finding;

import java.time.Instant;

/**
 * What is kept about a finding, as far as a delivery needs it.
 *
 * @param failing whether the control is not met as far as this finding goes
 * @param changedBy the delivery that wrote it last
 */
record KnownFinding(
        String fingerprint,
        String check,
        String account,
        boolean failing,
        String stateHash,
        Instant observedAt,
        String changedBy) {}
