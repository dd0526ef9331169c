package io.plimsoll.finding.reader;

import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A row of our own plain list of results, whether it stands in CSV or in JSON. */
final class PlainRow {

    /** The product under which mapping rules for such lists are filed. */
    static final String TOOL = "inventory";

    private PlainRow() {}

    /**
     * Hands the row over, or says why it cannot be used.
     *
     * @param value gives the value of a column, "" where there is none
     */
    static void emit(String place, UnaryOperator<String> value, Set<String> references, RowSink sink) {
        String check = value.apply("check");
        String asset = value.apply("asset");
        RowStatus status = status(value.apply("status"));
        String severity = value.apply("severity");
        Severity known = Words.severity(severity);
        String observed = value.apply("observed_at");
        Instant observedAt = observed.isEmpty() ? null : Words.instant(observed);
        String figure = value.apply("shortfall");
        Double shortfall = Words.figure(figure);
        String objection = Row.objection(check, asset);
        if (objection.isEmpty() && status == null) {
            objection = "its status '" + Texts.clean(value.apply("status"), 40) + "' is not known";
        } else if (objection.isEmpty() && known == null && !severity.isEmpty()) {
            objection = "its severity '" + Texts.clean(severity, 40) + "' is not known";
        } else if (objection.isEmpty() && observedAt == null && !observed.isEmpty()) {
            objection = "its observed_at '" + Texts.clean(observed, 40) + "' is not a time";
        } else if (objection.isEmpty() && shortfall == null && !figure.isEmpty()) {
            objection = "its shortfall '" + Texts.clean(figure, 40) + "' is not a number of 0 or more";
        }
        if (!objection.isEmpty() || status == null) {
            sink.rejected(place, objection, check);
            return;
        }
        sink.row(new Row(
                TOOL,
                Texts.clean(value.apply("account"), Row.ACCOUNT),
                check,
                Texts.clean(value.apply("title"), Row.TITLE),
                Texts.clean(asset, Row.ASSET),
                asset,
                status,
                known,
                Texts.clean(value.apply("detail"), Row.DETAIL),
                observedAt,
                references,
                shortfall));
    }

    private static @Nullable RowStatus status(String word) {
        return switch (word.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ')) {
            case "met", "pass", "passed", "ok", "compliant" -> RowStatus.MET;
            case "not met", "fail", "failed", "not compliant", "noncompliant", "non compliant" -> RowStatus.NOT_MET;
            case "not applicable", "n/a", "na" -> RowStatus.NOT_APPLICABLE;
            case "unknown", "manual", "error", "skipped", "warning" -> RowStatus.UNKNOWN;
            default -> null;
        };
    }
}
