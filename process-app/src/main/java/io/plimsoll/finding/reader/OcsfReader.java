package io.plimsoll.finding.reader;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads findings of the Open Cybersecurity Schema Framework, versions 1.0 to 1.5: Compliance Finding (class 2003) and
 * Detection Finding (class 2004), as a JSON array or as one object after the other.
 */
final class OcsfReader implements RowReader {

    /** Large, and nothing of it is used. */
    private static final Set<String> SKIPPED =
            Set.of("unmapped", "remediation", "data", "evidences", "risk_details", "enrichments", "raw_data");

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(2_000_000)
                    .maxNestingDepth(200)
                    .maxNameLength(2_000)
                    .maxNumberLength(100)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private long finding;

    @Override
    public void read(InputStream content, RowSink sink) throws BrokenFile {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            boolean inArray = parser.nextToken() == JsonToken.START_ARRAY;
            JsonToken token = inArray ? parser.nextToken() : parser.currentToken();
            while (token != null && token != JsonToken.END_ARRAY) {
                finding++;
                element(parser, sink);
                token = parser.nextToken();
            }
            if (inArray && token == null) {
                throw new BrokenFile("The file ends after finding " + finding + " without closing its list.");
            }
            if (inArray && parser.nextToken() != null) {
                throw new BrokenFile("There is more after the end of the list of findings.");
            }
        } catch (JacksonException e) {
            throw BrokenFile.of(describe(e), e);
        }
    }

    private void element(JsonParser parser, RowSink sink) {
        String place = "finding %d (line %d)"
                .formatted(finding, parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            sink.rejected(place, "it is not an object", "");
            return;
        }
        Map<String, @Nullable Object> fields = JsonExcerpt.read(parser, SKIPPED);
        if (fields == null) {
            sink.rejected(place, "it is too large for one finding", "");
        } else {
            new OcsfFinding(new Fields(fields)).emit(place, sink);
        }
    }

    private String describe(JacksonException e) {
        String where = finding == 0 ? "at its start" : "in finding " + finding;
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        String at = line > 0 ? " (line " + line + ")" : "";
        if (e instanceof UnexpectedEndOfInputException) {
            return "The file ends " + where + at + "; it is cut off.";
        }
        if (e instanceof StreamConstraintsException) {
            return "The file has a text, a number or a nesting that is too large, " + where + at + ".";
        }
        return "The file is not valid JSON " + where + at + ".";
    }
}
