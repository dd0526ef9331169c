package io.plimsoll.finding.check;

import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.standard.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a built-in check says about one thing.
 *
 * @param check the id of the check, as in {@code dns-spf}
 * @param asset what was looked at: a domain, or a machine and what runs on it
 * @param severity how bad it is; null unless not met
 * @param title what the check is about, in words
 * @param detail what was seen; the same words as long as it is the same, so that nothing seems to change every day
 */
public record CheckResult(
        String check,
        String asset,
        RowStatus status,
        @Nullable Severity severity,
        String title,
        String detail) {

    static CheckResult met(Subject subject, String detail) {
        return new CheckResult(subject.check(), subject.asset(), RowStatus.MET, null, subject.title(), detail);
    }

    static CheckResult notMet(Subject subject, Severity severity, String detail) {
        return new CheckResult(subject.check(), subject.asset(), RowStatus.NOT_MET, severity, subject.title(), detail);
    }

    /** It could not be found out; opens nothing and clears nothing. */
    static CheckResult unknown(Subject subject, String detail) {
        return new CheckResult(subject.check(), subject.asset(), RowStatus.UNKNOWN, null, subject.title(), detail);
    }

    /** Good to know; no standard asks for it. */
    static CheckResult information(Subject subject, String detail) {
        return new CheckResult(
                subject.check(), subject.asset(), RowStatus.NOT_APPLICABLE, null, subject.title(), detail);
    }

    /** Which check on which asset. */
    record Subject(String check, String asset, String title) {}
}
