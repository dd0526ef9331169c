package io.plimsoll.finding.reader;

import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One OCSF finding: what the versions and producers of the schema put under differing names, found in one place. */
final class OcsfFinding {

    /** None given, Security Finding (of 1.0), Compliance Finding, Detection Finding. */
    private static final Set<Long> CLASSES = Set.of(0L, 2001L, 2003L, 2004L);

    private final Fields fields;

    OcsfFinding(Fields fields) {
        this.fields = fields;
    }

    /** One row for each of its resources, or a rejection. */
    void emit(String place, RowSink sink) {
        String check = check();
        long kind = fields.number("class_uid").orElse(0);
        if (!CLASSES.contains(kind)) {
            sink.rejected(place, "its class is " + kind + "; only 2001, 2003 and 2004 are read", check);
            return;
        }
        List<Fields> assets = assets();
        if (assets.isEmpty()) {
            String objection = Row.objection(check, "");
            sink.rejected(place, objection, check);
        }
        for (Fields asset : assets) {
            String name = asset.first("name", "hostname", "uid", "ip");
            String objection = Row.objection(check, name);
            if (objection.isEmpty()) {
                sink.row(row(check, name, asset));
            } else {
                sink.rejected(place, objection, check);
            }
        }
    }

    private Row row(String check, String name, Fields asset) {
        String namespace = asset.text("namespace");
        String region = asset.text("region");
        String identity = String.join(
                "\u001f",
                asset.first("uid", "instance_uid"),
                name,
                asset.text("type"),
                namespace,
                region.isEmpty() ? fields.text("cloud.region") : region);
        return new Row(
                tool(),
                Texts.clean(fields.first("cloud.account.uid", "cloud.account_uid", "cloud.account.name"), Row.ACCOUNT),
                check,
                Texts.clean(fields.first("finding_info.title", "finding.title", "message"), Row.TITLE),
                Texts.clean(namespace.isEmpty() ? name : namespace + "/" + name, Row.ASSET),
                identity,
                status(),
                severity(),
                Texts.clean(detail(), Row.DETAIL),
                time(),
                OcsfReferences.of(fields));
    }

    private String detail() {
        String detail = fields.first("status_detail", "compliance.status_detail");
        String details = String.join("\n", fields.texts("compliance.status_details"));
        return detail.isEmpty() && !details.isEmpty()
                ? details
                : detail.isEmpty() ? fields.first("message", "finding_info.desc", "finding.desc") : detail;
    }

    private List<Fields> assets() {
        for (String path : List.of("resources", "resource", "device")) {
            List<Fields> found = fields.objects(path);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private String tool() {
        String slug =
                Texts.slug(fields.first("metadata.product.uid", "metadata.product.name", "finding_info.product_uid"));
        String name = Texts.slug(fields.text("metadata.product.name"));
        return name.isEmpty() ? slug.isEmpty() ? "ocsf" : slug : name;
    }

    /** Never the finding's own uid: some producers give all findings the same, others a new one each time. */
    private String check() {
        String check = fields.first(
                "metadata.event_code",
                "compliance.control",
                "finding_info.analytic.uid",
                "finding_info.analytic.name",
                "rule.uid");
        List<Fields> checks = fields.objects("compliance.checks");
        return check.isEmpty() && !checks.isEmpty() ? checks.get(0).first("uid", "name") : check;
    }

    private RowStatus status() {
        for (String path : List.of("status_code", "compliance.status", "compliance.status_code")) {
            RowStatus status = verdict(fields.text(path));
            if (status != null) {
                return status;
            }
        }
        RowStatus compliance = ofCompliance(fields.number("compliance.status_id"));
        if (compliance == null) {
            compliance = fields.objects("compliance.checks").stream()
                    .map(each -> ofCompliance(each.number("status_id")))
                    .filter(Objects::nonNull)
                    .reduce(RowStatus::worse)
                    .orElse(null);
        }
        return compliance != null ? compliance : lifecycle();
    }

    /** 1 pass, 2 warning (which is: no result, since something was missing), 3 fail; 0 and 99 say something else. */
    private static @Nullable RowStatus ofCompliance(OptionalLong statusId) {
        return switch ((int) statusId.orElse(-1)) {
            case 1 -> RowStatus.MET;
            case 3 -> RowStatus.NOT_MET;
            case 0, 2, 99 -> RowStatus.UNKNOWN;
            default -> null;
        };
    }

    /** Without a verdict: something was found, and its state says what became of it. */
    private RowStatus lifecycle() {
        OptionalLong id = fields.number("status_id");
        OptionalLong state = id.isPresent() ? id : fields.number("state_id");
        return switch ((int) state.orElseGet(this::stateOfWord)) {
            case 1, 2 -> RowStatus.NOT_MET;
            case 4 -> RowStatus.MET;
            default -> RowStatus.UNKNOWN;
        };
    }

    /** 1 new, 2 in progress, 4 resolved. A detection that says nothing is new, unless it tells of being closed. */
    private long stateOfWord() {
        long kind = fields.number("class_uid").orElse(0);
        boolean closed = fields.number("activity_id").orElse(0) == 3;
        return switch (fields.first("status", "state").toLowerCase(Locale.ROOT).replace('_', ' ')) {
            case "new" -> 1;
            case "in progress" -> 2;
            case "resolved" -> 4;
            case "" -> (kind == 2001 || kind == 2004) && !closed ? 1 : 0;
            default -> 0;
        };
    }

    private static @Nullable RowStatus verdict(String word) {
        return switch (word.toUpperCase(Locale.ROOT).replace('_', ' ')) {
            case "PASS", "PASSED", "COMPLIANT" -> RowStatus.MET;
            case "FAIL", "FAILED", "NON COMPLIANT" -> RowStatus.NOT_MET;
            case "NOT APPLICABLE", "N/A" -> RowStatus.NOT_APPLICABLE;
            case "MANUAL", "WARNING", "UNKNOWN", "NOT AVAILABLE", "ERROR" -> RowStatus.UNKNOWN;
            default -> null;
        };
    }

    private @Nullable Severity severity() {
        int id = (int) fields.number("severity_id").orElse(0);
        return switch (id) {
            case 1, 2 -> Severity.LOW;
            case 3 -> Severity.MEDIUM;
            case 4 -> Severity.HIGH;
            case 5, 6 -> Severity.CRITICAL;
            default -> Words.severity(fields.text("severity"));
        };
    }

    private @Nullable Instant time() {
        for (String path :
                List.of("time", "finding_info.last_seen_time", "finding_info.created_time", "finding.created_time")) {
            OptionalLong number = fields.number(path);
            if (number.isPresent() && number.getAsLong() > 0) {
                return Words.epoch(number.getAsLong());
            }
            Instant instant = Words.instant(fields.first(path + "_dt", path));
            if (instant != null) {
                return instant;
            }
        }
        return null;
    }
}
