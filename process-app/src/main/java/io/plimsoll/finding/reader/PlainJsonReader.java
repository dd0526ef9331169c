package io.plimsoll.finding.reader;

import java.io.InputStream;
import java.util.Set;

/**
 * Reads our own plain list of results as JSON: one list of objects, or one object after the other (as in JSON Lines),
 * each with {@code check}, {@code asset} and {@code status} and, as wanted, {@code severity}, {@code title},
 * {@code detail}, {@code observed_at}, {@code account}, {@code shortfall} and the list {@code references}; other keys are passed over. A
 * row says the same as one of the CSV with these columns, so that one may follow the other.
 */
final class PlainJsonReader implements RowReader {

    private static final Set<String> KEYS = Set.of(
            "check",
            "asset",
            "status",
            "severity",
            "title",
            "detail",
            "observed_at",
            "account",
            "references",
            "shortfall");

    @Override
    public void read(InputStream content, RowSink sink) throws BrokenFile {
        JsonFile.read(content, "row", file -> file.values(() -> row(file, sink)));
    }

    private static void row(JsonFile file, RowSink sink) {
        String place = file.next();
        JsonExcerpt excerpt = file.excerpt((within, key) -> !within.isEmpty() || KEYS.contains(key));
        Fields fields = excerpt.fields();
        String objection = excerpt.objection("row");
        var references = new References();
        for (String reference : fields.texts("references")) {
            references.addText(reference);
            if (objection.isEmpty() && References.ofText(reference).isEmpty()) {
                objection = "its reference '%s' is not a framework and a requirement, as in cis-m365:1.1.1"
                        .formatted(Texts.clean(reference, 40));
            }
        }
        if (objection.isEmpty()) {
            PlainRow.emit(place, fields::text, references.toSet(), sink);
        } else {
            sink.rejected(place, objection, fields.text("check"));
        }
    }
}
