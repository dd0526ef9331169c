package io.plimsoll.finding.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** Keeps what a reader hands over. */
final class Collected implements RowSink {

    final List<Row> rows = new ArrayList<>();
    final List<String> rejects = new ArrayList<>();

    @Override
    public void row(Row row) {
        rows.add(row);
    }

    @Override
    public void rejected(String place, String reason, String check) {
        rejects.add(place + ": " + reason + " [" + check + "]");
    }

    /** The one row of a check. */
    Row row(String check) {
        return rows.stream()
                .filter(row -> row.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    void read(RowReader reader, String file) throws IOException {
        readText(reader, text(file));
    }

    void readText(RowReader reader, String text) throws BrokenFile {
        reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), this);
    }

    static String text(String file) throws IOException {
        return new ClassPathResource("scans/" + file).getContentAsString(StandardCharsets.UTF_8);
    }
}
