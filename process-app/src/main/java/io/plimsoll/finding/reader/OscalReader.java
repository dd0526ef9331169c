package io.plimsoll.finding.reader;

import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads assessment results of OSCAL 1.0 to 1.2 (NIST): a row for each finding on each thing that its observations
 * looked at, or on the assessed system where they name none. Findings wait for the end of the file, up to a limit,
 * since observations may come after them, and since a later result of the same file supersedes an earlier one: what it
 * supersedes is handed on as unknown.
 */
final class OscalReader implements RowReader {

    private static final Set<String> FINDING = Set.of("title", "description", "target", "related-observations");
    private static final Set<String> OBSERVATION = Set.of("uuid", "subjects", "collected");
    private static final Set<String> DEFINITION = Set.of("uuid", "title", "name", "description", "props");
    private static final int MOST_SUPERSEDED = 100_000;

    private final OscalSystem system = new OscalSystem();

    /** When an assessment was made. */
    static final class Period {
        private @Nullable Instant start;
        private @Nullable Instant end;

        @Nullable Instant at() {
            return end == null ? start : end;
        }
    }

    @Override
    public void read(InputStream content, RowSink sink) throws BrokenFile {
        JsonFile.read(content, "finding", file -> {
            var waiting = new Waiting<OscalFinding>(findings -> emit(findings, sink));
            try {
                file.members(root -> file.members(key -> {
                    switch (key) {
                        case "metadata" -> metadata(file);
                        case "local-definitions" -> definitions(file);
                        case "results" -> file.items(() -> result(file, waiting, sink));
                        default -> file.skip();
                    }
                }));
            } catch (JacksonException e) {
                system.breaksOff();
                waiting.release();
                throw e;
            }
            waiting.release();
        });
    }

    private void metadata(JsonFile file) throws BrokenFile {
        file.members(key -> {
            switch (key) {
                case "last-modified" -> system.lastModified(file.text());
                case "parties", "locations" -> names(file);
                default -> file.skip();
            }
        });
    }

    private void definitions(JsonFile file) throws BrokenFile {
        file.members(key -> {
            switch (key) {
                case "components", "inventory-items", "users" -> names(file);
                case "assessment-assets" -> definitions(file);
                default -> file.skip();
            }
        });
    }

    private void names(JsonFile file) throws BrokenFile {
        file.items(() -> system.addName(file.excerpt((within, key) -> !within.isEmpty() || DEFINITION.contains(key))
                .fields()));
    }

    private void result(JsonFile file, Waiting<OscalFinding> waiting, RowSink sink) throws BrokenFile {
        var period = new Period();
        file.members(key -> {
            switch (key) {
                case "start" -> period.start = Words.instant(file.text());
                case "end" -> period.end = Words.instant(file.text());
                case "local-definitions" -> definitions(file);
                case "observations" ->
                    file.items(() -> system.addObservation(
                            file.excerpt((within, name) -> !within.isEmpty() || OBSERVATION.contains(name))
                                    .fields()));
                case "findings" -> file.items(() -> finding(file, period, waiting, sink));
                default -> file.skip();
            }
        });
    }

    private static void finding(JsonFile file, Period period, Waiting<OscalFinding> waiting, RowSink sink) {
        String place = file.next();
        JsonExcerpt excerpt = file.excerpt((within, key) -> !within.isEmpty() || FINDING.contains(key));
        String objection = excerpt.objection("finding");
        if (objection.isEmpty()) {
            OscalFinding finding = OscalFinding.of(place, period, excerpt.fields());
            waiting.add(finding, finding.size());
        } else {
            sink.rejected(place, objection, "");
        }
    }

    /** The latest result first, so that what an earlier one says about the same thing is known to be superseded. */
    private void emit(List<OscalFinding> findings, RowSink sink) {
        Set<String> later = new HashSet<>();
        Set<String> sameResult = new HashSet<>();
        Instant[] last = {Instant.MAX};
        findings.stream()
                .sorted(Comparator.comparing(OscalReader::time).reversed())
                .forEach(finding -> {
                    if (time(finding).isBefore(last[0]) && later.size() < MOST_SUPERSEDED) {
                        later.addAll(sameResult);
                        sameResult.clear();
                        last[0] = time(finding);
                    }
                    finding.emit(system, sink, later, sameResult);
                });
    }

    private static Instant time(OscalFinding finding) {
        Instant at = finding.period().at();
        return at == null ? Instant.MIN : at;
    }
}
