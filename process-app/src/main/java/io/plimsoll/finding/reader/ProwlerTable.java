package io.plimsoll.finding.reader;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prowler's own CSV, of version 3 and of those since. Says of a finding what the same run's OCSF file says of it, so
 * that either can be delivered. What is muted there still is what it is: accepting it is agreed here.
 */
final class ProwlerTable implements CsvTable {

    private static final String TOOL = "prowler";

    private static final char SEPARATOR = '\u001f';

    private final RepeatedReferences compliance = new RepeatedReferences();

    static boolean describedBy(Set<String> columns) {
        return CsvRow.has(columns, "check_id", "status", "status_extended");
    }

    @Override
    public String checkColumn() {
        return "check_id";
    }

    @Override
    public void emit(String place, CsvRow row, RowSink sink) {
        String check = row.value("check_id");
        String uid = row.first("resource_uid", "resource_arn", "resource_id");
        String name = row.first("resource_name", "resource_id", "resource_uid", "resource_arn");
        RowStatus status = status(row.value("status"));
        String objection = Row.objection(check, name);
        if (objection.isEmpty() && status == null) {
            objection = "its status '" + Texts.clean(row.value("status"), 40) + "' is not known";
        }
        if (status == null || !objection.isEmpty()) {
            sink.rejected(place, objection, check);
            return;
        }
        String region = row.first("region", "location");
        boolean inCluster = row.value("provider").equalsIgnoreCase("kubernetes");
        String namespace = inCluster ? region.replace("namespace: ", "") : "";
        sink.row(new Row(
                TOOL,
                Texts.clean(row.first("account_uid", "account_id", "subscription", "project_id"), Row.ACCOUNT),
                check,
                Texts.clean(row.value("check_title"), Row.TITLE),
                Texts.clean(namespace.isEmpty() ? name : namespace + "/" + name, Row.ASSET),
                String.join("\u001f", uid, name, row.value("resource_type"), namespace, inCluster ? "" : region),
                status,
                Words.severity(row.value("severity")),
                Texts.clean(row.value("status_extended"), Row.DETAIL),
                time(row.first("timestamp", "assessment_start_time")),
                references(row)));
    }

    private static @Nullable RowStatus status(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "PASS" -> RowStatus.MET;
            case "FAIL" -> RowStatus.NOT_MET;
            // version 3 wrote WARNING over the result of what was muted, version 4.0 MUTED
            case "MANUAL", "INFO", "WARNING", "MUTED" -> RowStatus.UNKNOWN;
            default -> null;
        };
    }

    private static @Nullable Instant time(String text) {
        return text.matches("\\d{9,13}") ? Words.epoch(Long.parseLong(text)) : Words.instant(text);
    }

    private Set<String> references(CsvRow row) {
        String provider = row.value("provider");
        return compliance.of(provider + SEPARATOR + row.value("compliance"), ProwlerTable::frameworks);
    }

    /** Of a provider's name and, after the separator, what is as in {@code CIS-2.0: 5.3.1, 5.3.2 | ENS-RD2022: mp.s.4}. */
    private static References frameworks(String text) {
        var references = new References();
        String provider = text.substring(0, text.indexOf(SEPARATOR));
        for (String framework : text.substring(provider.length() + 1).split(" \\| ", -1)) {
            int colon = framework.indexOf(": ");
            if (colon > 0) {
                for (String requirement : framework.substring(colon + 2).split(",", -1)) {
                    references.add(framework.substring(0, colon), provider, requirement);
                }
            }
        }
        return references;
    }
}
