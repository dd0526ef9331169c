package io.plimsoll.finding.reader;

import io.plimsoll.finding.reader.OscalSystem.Observation;
import io.plimsoll.finding.reader.OscalSystem.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One finding, before it is known what its observations looked at.
 *
 * @param place in the file
 * @param check the objective or statement that it judges
 * @param state "satisfied" or "not-satisfied"
 * @param notApplicable whether the target's implementation is said not to be needed
 * @param observations their ids
 */
record OscalFinding(
        String place,
        OscalReader.Period period,
        String check,
        String state,
        boolean notApplicable,
        String title,
        String detail,
        List<String> observations) {

    private static final Subject SYSTEM = new Subject("system", "", "the assessed system");
    private static final int MOST_SUBJECTS = 1000;
    private static final int MOST_SAID = 100_000;
    private static final String SUPERSEDED = "A later result in the same file supersedes this one.";

    static OscalFinding of(String place, OscalReader.Period period, Fields fields) {
        return new OscalFinding(
                place,
                period,
                fields.text("target.target-id"),
                Texts.clean(fields.text("target.status.state"), 40),
                fields.text("target.implementation-status.state").equals("not-applicable"),
                Texts.clean(fields.first("title", "target.title"), Row.TITLE),
                Texts.clean(fields.first("description", "target.status.remarks", "target.description"), Row.DETAIL),
                fields.objects("related-observations").stream()
                        .map(related -> related.text("observation-uuid"))
                        .filter(uuid -> !uuid.isEmpty())
                        .toList());
    }

    /** About how much memory it takes. */
    int size() {
        int ids = observations.stream().mapToInt(uuid -> 60 + uuid.length()).sum();
        return 400 + check.length() + title.length() + detail.length() + ids;
    }

    /**
     * One row for each thing that was looked at.
     *
     * @param later what later results say something about
     * @param said takes what this finding says something about
     */
    void emit(OscalSystem system, RowSink sink, Set<String> later, Set<String> said) {
        List<Observation> seen = new ArrayList<>();
        for (String uuid : observations) {
            Observation observation = system.observation(uuid);
            if (observation != null) {
                seen.add(observation);
            }
        }
        RowStatus status = status();
        String objection = Row.objection(check, "any");
        if (objection.isEmpty() && status == null) {
            objection = "its state '" + Texts.clean(state, 40) + "' is not known";
        } else if (objection.isEmpty() && system.brokenOff() && seen.size() < observations.size()) {
            objection = "the file ends before it says what the finding was seen on";
        }
        if (!objection.isEmpty() || status == null) {
            sink.rejected(place, objection, check);
            return;
        }
        Collection<Subject> subjects = subjects(seen);
        if (subjects.size() > MOST_SUBJECTS) {
            sink.rejected(place, "it was seen on more than " + MOST_SUBJECTS + " things; the rest is left out", check);
        }
        for (Subject subject : subjects.stream().limit(MOST_SUBJECTS).toList()) {
            boolean superseded = later.contains(check + "\u001f" + subject.uuid());
            if (said.size() < MOST_SAID) {
                said.add(check + "\u001f" + subject.uuid());
            }
            sink.row(row(system, subject, superseded ? RowStatus.UNKNOWN : status, superseded, time(system, seen)));
        }
    }

    private Row row(OscalSystem system, Subject subject, RowStatus status, boolean superseded, @Nullable Instant time) {
        return new Row(
                "oscal",
                "",
                check,
                title,
                Texts.clean(system.name(subject), Row.ASSET),
                subject.uuid(),
                status,
                null,
                superseded ? SUPERSEDED : detail,
                time,
                check.matches("(?i)[a-z]{2}-\\d.*")
                        ? new References().add("nist-800-53", check).toSet()
                        : Set.of());
    }

    /** Null for a state that OSCAL does not have. That something is not needed counts only where the assessor agrees. */
    private @Nullable RowStatus status() {
        return switch (state) {
            case "satisfied" -> notApplicable ? RowStatus.NOT_APPLICABLE : RowStatus.MET;
            case "not-satisfied" -> RowStatus.NOT_MET;
            default -> null;
        };
    }

    private static Collection<Subject> subjects(List<Observation> seen) {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        for (Observation observation : seen) {
            observation.subjects().forEach(subject -> subjects.putIfAbsent(subject.uuid(), subject));
        }
        return subjects.isEmpty() ? List.of(SYSTEM) : subjects.values();
    }

    private @Nullable Instant time(OscalSystem system, List<Observation> seen) {
        Instant latest = null;
        for (Observation observation : seen) {
            Instant collected = observation.collected();
            latest = collected != null && (latest == null || collected.isAfter(latest)) ? collected : latest;
        }
        Instant at = period.at();
        return latest != null ? latest : at != null ? at : system.lastModified();
    }
}
