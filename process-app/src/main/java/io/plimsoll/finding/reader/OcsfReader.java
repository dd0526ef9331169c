package io.plimsoll.finding.reader;

import java.io.InputStream;
import java.util.Set;

/**
 * Reads findings of the Open Cybersecurity Schema Framework, versions 1.0 to 1.5: Security Finding (class 2001, of 1.0),
 * Compliance Finding (2003) and Detection Finding (2004), as a JSON array or as one object after the other.
 */
final class OcsfReader implements RowReader {

    /** Large, and nothing of it is used. */
    private static final Set<String> SKIPPED =
            Set.of("remediation", "data", "evidences", "risk_details", "enrichments", "raw_data");

    /** What producers put where the schema has no place for it, as far as it is used. */
    private static final Set<String> UNMAPPED = Set.of("compliance", "provider");

    @Override
    public void read(InputStream content, RowSink sink) throws BrokenFile {
        JsonFile.read(content, "finding", file -> file.values(() -> finding(file, sink)));
    }

    private static void finding(JsonFile file, RowSink sink) {
        String place = file.next();
        JsonExcerpt excerpt = file.excerpt(OcsfReader::keeps);
        String objection = excerpt.objection("finding");
        if (objection.isEmpty()) {
            new OcsfFinding(excerpt.fields()).emit(place, sink);
        } else {
            sink.rejected(place, objection, "");
        }
    }

    private static boolean keeps(String within, String key) {
        return within.equals("unmapped") ? UNMAPPED.contains(key) : !SKIPPED.contains(key);
    }
}
