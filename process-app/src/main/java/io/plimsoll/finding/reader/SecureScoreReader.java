package io.plimsoll.finding.reader;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Reads the answer of Microsoft Graph to {@code GET /security/secureScores}: the page with its {@code value}, a list of
 * scores, or one score. Graph gives a score for each day. A row is made of each control of a tenant's latest score; the
 * earlier ones are superseded by it, so they are passed over and not counted.
 *
 * <p>Which score is the latest is known at the end of the file only. What has to be kept until then is limited; controls
 * beyond the limit are rejected.
 */
final class SecureScoreReader implements RowReader {

    private static final int MOST_CHARACTERS = 12_000_000;

    /** The latest score of each tenant. */
    private final Map<String, SecureScore> latest = new LinkedHashMap<>();

    private SecureScore current = new SecureScore();
    private int room = MOST_CHARACTERS;

    @Override
    public void read(InputStream content, RowSink sink) throws BrokenFile {
        JsonFile.read(content, "control", file -> {
            try {
                file.values(() -> score(file, sink));
            } catch (JacksonException e) {
                compare();
                latest.values().forEach(score -> score.emit(sink));
                throw e;
            }
            latest.values().forEach(score -> score.emit(sink));
        });
    }

    /** A score, or a page that holds scores. */
    private void score(JsonFile file, RowSink sink) throws BrokenFile {
        if (!file.atObject()) {
            file.skip();
            return;
        }
        current = new SecureScore();
        file.members(key -> {
            switch (key) {
                case "value" -> file.items(() -> score(file, sink));
                case "azureTenantId" -> current.tenant(file.text());
                case "id" -> current.id(file.text());
                case "createdDateTime" -> current.created(file.text());
                case "controlScores" -> controls(file, sink);
                default -> file.skip();
            }
        });
        compare();
    }

    private void controls(JsonFile file, RowSink sink) throws BrokenFile {
        SecureScore known = latest.get(current.tenant());
        if (known != null && current.isDated() && current.at().isBefore(known.at())) {
            file.skip();
            return;
        }
        file.items(() -> {
            String place = file.next();
            JsonExcerpt control = file.excerpt((within, key) -> true);
            if (room < SecureScore.size(control)) {
                sink.rejected(place, "the file holds more controls than can be compared", "");
            } else {
                room -= SecureScore.size(control);
                current.add(place, control);
            }
        });
    }

    /** Keeps the score that has been read if none of its tenant is later. */
    private void compare() {
        SecureScore done = current;
        current = new SecureScore();
        if (done.isEmpty()) {
            return;
        }
        SecureScore known = latest.get(done.tenant());
        if (known == null || done.at().isAfter(known.at())) {
            latest.put(done.tenant(), done);
            room += known == null ? 0 : known.size();
        } else if (done.at().equals(known.at())) {
            known.addAll(done);
        } else {
            room += done.size();
        }
    }
}
