package io.plimsoll.finding.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's score of one day. Documented are a control's name, description and score; since {@code controlScore} is an
 * open type, Graph adds {@code scoreInPercentage}, {@code implementationStatus}, {@code lastSynced} and others.
 */
final class SecureScore {

    static final String TOOL = "securescore";

    private String tenant = "";
    private String id = "";
    private String created = "";
    private final List<Control> controls = new ArrayList<>();

    /** A control with its place in the file. */
    private record Control(String place, JsonExcerpt excerpt) {}

    void tenant(String uid) {
        tenant = Texts.clean(uid, Row.ACCOUNT);
    }

    void id(String text) {
        id = Texts.clean(text, Row.ACCOUNT + 20);
    }

    void created(String text) {
        created = Texts.clean(text, 40);
    }

    void add(String place, JsonExcerpt control) {
        controls.add(new Control(place, control));
    }

    void addAll(SecureScore other) {
        controls.addAll(other.controls);
    }

    /** Ids look like {@code tenant_2019-03-19}. */
    String tenant() {
        return tenant.isEmpty() && id.contains("_") ? id.substring(0, id.lastIndexOf('_')) : tenant;
    }

    boolean isDated() {
        return !at().equals(Instant.MIN);
    }

    /** The day it is about; before all days where that is not said. */
    Instant at() {
        Instant at = Words.instant(created.isEmpty() ? id.substring(id.lastIndexOf('_') + 1) : created);
        return at == null ? Instant.MIN : at;
    }

    boolean isEmpty() {
        return controls.isEmpty();
    }

    /** About how much memory a control takes. */
    static int size(JsonExcerpt control) {
        return 500 + control.characters();
    }

    int size() {
        return controls.stream().mapToInt(control -> size(control.excerpt())).sum();
    }

    void emit(RowSink sink) {
        for (Control control : controls) {
            Fields fields = control.excerpt().fields();
            String check = fields.text("controlName");
            String objection = control.excerpt().objection("control");
            if (objection.isEmpty()) {
                objection = Row.objection(check, tenant());
            }
            if (objection.isEmpty()) {
                sink.row(row(check, fields));
            } else {
                sink.rejected(control.place(), objection, check);
            }
        }
    }

    private Row row(String check, Fields fields) {
        String title = PlainText.of(fields.text("description"), "");
        return new Row(
                TOOL,
                Texts.clean(tenant(), Row.ACCOUNT),
                check,
                Texts.clean(title.isEmpty() ? check : title, Row.TITLE),
                Texts.clean(tenant(), Row.ASSET),
                tenant(),
                status(fields),
                null,
                Texts.clean(detail(fields), Row.DETAIL),
                isDated() ? at() : null,
                Set.of(),
                missing(fields.text("scoreInPercentage")));
    }

    /** Per cent of the points that are missing. */
    private static @Nullable Double missing(String percentage) {
        Double reached = Words.figure(percentage);
        return reached == null || reached > 100 ? null : 100 - reached;
    }

    private static String detail(Fields fields) {
        String status = PlainText.of(fields.text("implementationStatus"), "");
        if (!status.isEmpty()) {
            return status;
        }
        String percentage = fields.text("scoreInPercentage");
        return "Score: " + fields.text("score") + (percentage.isEmpty() ? "" : " (" + percentage + " %)");
    }

    /**
     * Met where the full score is reached, by the percentage or else by the highest score; not met below that, since
     * points are given in part for a requirement that is met in part. Without either it cannot be told: the highest
     * score stands in {@code secureScoreControlProfiles}, and a control that is not scored has 0 of 0. A control that
     * the tenant has marked itself ({@code controlStateUpdates}: ignored, third party, reviewed) gets its points by
     * that word, not by what was seen.
     */
    private static RowStatus status(Fields fields) {
        if (fields.is(false, "IsApplicable") || fields.is(false, "isApplicable")) {
            return RowStatus.NOT_APPLICABLE;
        }
        String marked = fields.first("controlState", "state", "implementationStatus")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
        if (Set.of("ignored", "ignore", "thirdparty", "reviewed", "riskaccepted", "alternatemitigation")
                .contains(marked)) {
            return RowStatus.UNKNOWN;
        }
        Double percentage = fields.decimal("scoreInPercentage");
        if (percentage != null) {
            return percentage >= 100 ? RowStatus.MET : RowStatus.NOT_MET;
        }
        Double score = fields.decimal("score");
        Double most = maximum(fields);
        if (score == null || most == null || most <= 0) {
            return RowStatus.UNKNOWN;
        }
        return score >= most ? RowStatus.MET : RowStatus.NOT_MET;
    }

    private static @Nullable Double maximum(Fields fields) {
        Double most = fields.decimal("maxScore");
        return most == null ? fields.decimal("scoreMax") : most;
    }
}
