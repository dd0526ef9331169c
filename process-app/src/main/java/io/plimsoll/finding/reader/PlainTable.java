package io.plimsoll.finding.reader;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Our own plain list of results: {@code check,asset,status} and, as wanted,
 * {@code severity,title,detail,observed_at,account,references}, in any order; other columns are passed over.
 */
final class PlainTable implements CsvTable {

    /** The product under which mapping rules for such lists are filed. */
    static final String TOOL = "inventory";

    private final RepeatedReferences references = new RepeatedReferences();

    @Override
    public String checkColumn() {
        return "check";
    }

    @Override
    public void emit(String place, CsvRow row, RowSink sink) {
        String check = row.value("check");
        String asset = row.value("asset");
        RowStatus status = status(row.value("status"));
        String objection = objection(row, status);
        if (status == null || !objection.isEmpty()) {
            sink.rejected(place, objection, check);
            return;
        }
        sink.row(new Row(
                TOOL,
                Texts.clean(row.value("account"), Row.ACCOUNT),
                check,
                Texts.clean(row.value("title"), Row.TITLE),
                Texts.clean(asset, Row.ASSET),
                asset,
                status,
                Words.severity(row.value("severity")),
                Texts.clean(row.value("detail"), Row.DETAIL),
                observedAt(row),
                references.of(row.value("references"), PlainTable::references)));
    }

    private static String objection(CsvRow row, @Nullable RowStatus status) {
        String objection = Row.objection(row.value("check"), row.value("asset"));
        String severity = row.value("severity");
        String observed = row.value("observed_at");
        if (!objection.isEmpty()) {
            return objection;
        }
        if (status == null) {
            return "its status '" + Texts.clean(row.value("status"), 40) + "' is not known";
        }
        if (!severity.isEmpty() && Words.severity(severity) == null) {
            return "its severity '" + Texts.clean(severity, 40) + "' is not known";
        }
        return observed.isEmpty() || observedAt(row) != null
                ? ""
                : "its observed_at '" + Texts.clean(observed, 40) + "' is not a time";
    }

    private static @Nullable Instant observedAt(CsvRow row) {
        String observed = row.value("observed_at");
        return observed.isEmpty() ? null : Words.instant(observed);
    }

    private static References references(String value) {
        var found = new References();
        for (String reference : value.split("[;\\s]+", -1)) {
            found.addText(reference);
        }
        return found;
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
