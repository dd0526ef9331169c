package io.plimsoll.finding.reader;

import java.io.InputStream;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * Reads SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS): a row for each result of each run at each
 * artifact, or else logical location, where it was found. Some tools write what they know of their rules after the
 * results; results therefore wait for the end of their run, up to a limit beyond which they go without. Nothing that
 * makes a finding the same finding comes from there, unless the result itself leaves it out.
 */
final class SarifReader implements RowReader {

    private static final Set<String> RULE = Set.of(
            "id",
            "name",
            "shortDescription",
            "fullDescription",
            "defaultConfiguration",
            "properties",
            "relationships",
            "messageStrings");

    private static final Set<String> RESULT = Set.of(
            "ruleId",
            "ruleIndex",
            "rule",
            "kind",
            "level",
            "message",
            "analysisTarget",
            "locations",
            "suppressions",
            "baselineState",
            "provenance",
            "taxa",
            "properties");

    /** Large, and nothing of it is used. */
    private static final Set<String> SKIPPED = Set.of("contextRegion", "snippet", "annotations", "rendered");

    private String problem = "";

    @Override
    public void read(InputStream content, RowSink sink) throws BrokenFile {
        JsonFile.read(
                content,
                "result",
                file -> file.members(key -> {
                    if (key.equals("runs")) {
                        file.items(() -> run(file, sink));
                    } else {
                        file.skip();
                    }
                }));
        if (!problem.isEmpty()) {
            throw new BrokenFile(problem);
        }
    }

    private void run(JsonFile file, RowSink sink) throws BrokenFile {
        var run = new SarifRun();
        var waiting = new Waiting<SarifResult>(results -> results.forEach(result -> result.emit(run, sink)));
        try {
            file.members(key -> {
                switch (key) {
                    case "tool" -> tool(file, run);
                    case "artifacts" -> file.items(() -> run.addArtifact(file.excerpt(Set.of("contents"))));
                    case "invocations" -> file.items(() -> invocation(file, run));
                    case "versionControlProvenance" -> file.items(() -> run.addRepository(file.excerpt(Set.of())));
                    case "externalPropertyFileReferences" -> elsewhere(file);
                    case "results" -> file.items(() -> result(file, run, waiting, sink));
                    default -> file.skip();
                }
            });
        } catch (JacksonException e) {
            waiting.release();
            throw e;
        }
        waiting.release();
    }

    private static void tool(JsonFile file, SarifRun run) throws BrokenFile {
        file.members(part -> {
            switch (part) {
                case "driver" -> component(file, run, run.driver());
                case "extensions" -> file.items(() -> component(file, run, run.addExtension()));
                default -> file.skip();
            }
        });
    }

    private static void component(JsonFile file, SarifRun run, SarifRun.Component component) throws BrokenFile {
        file.members(key -> {
            switch (key) {
                case "name" -> component.name(file.text());
                case "rules" ->
                    file.items(() -> run.addRule(
                            component, file.excerpt((within, name) -> !within.isEmpty() || RULE.contains(name))));
                default -> file.skip();
            }
        });
    }

    private void invocation(JsonFile file, SarifRun run) {
        Fields invocation = file.excerpt((within, key) -> Set.of("startTimeUtc", "endTimeUtc", "executionSuccessful")
                        .contains(key))
                .fields();
        run.at(invocation.first("endTimeUtc", "startTimeUtc"));
        if (invocation.is(false, "executionSuccessful")) {
            problem = "The tool says that it did not run to its end, so results may be missing.";
        }
    }

    private void elsewhere(JsonFile file) throws BrokenFile {
        file.members(key -> {
            file.skip();
            if (key.equals("results")) {
                problem = "The file says that results of it are in other files; deliver it with all of them in it.";
            }
        });
    }

    private static void result(JsonFile file, SarifRun run, Waiting<SarifResult> waiting, RowSink sink) {
        String place = file.next();
        JsonExcerpt excerpt =
                file.excerpt((within, key) -> within.isEmpty() ? RESULT.contains(key) : !SKIPPED.contains(key));
        String objection = excerpt.objection("result");
        if (objection.isEmpty()) {
            SarifResult result = SarifResult.of(place, excerpt.fields(), run.repository());
            waiting.add(result, result.size());
        } else {
            sink.rejected(place, objection, "");
        }
    }
}
