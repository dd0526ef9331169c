package io.plimsoll.finding.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an assessed system: names of its parts, and what was observed on which of them. It keeps no more than
 * a limit; what comes after it is not known.
 */
final class OscalSystem {

    private static final int MOST_CHARACTERS = 12_000_000;
    private static final List<String> NAMING = List.of(
            "fqdn", "hostname", "netbios-name", "virtual-machine-name", "asset-id", "asset-tag", "ipv4-address");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Observation> observations = new HashMap<>();
    private String lastModified = "";
    private int room = MOST_CHARACTERS;
    private boolean broken;

    /** What was looked at, and when. */
    record Observation(List<Subject> subjects, @Nullable Instant collected) {}

    /** A thing that was looked at; its title may be said here or where it is defined. */
    record Subject(String uuid, String type, String title) {}

    void lastModified(String text) {
        lastModified = text;
    }

    @Nullable Instant lastModified() {
        return Words.instant(lastModified);
    }

    /** Nothing follows that could explain what is not known yet. */
    void breaksOff() {
        broken = true;
    }

    boolean brokenOff() {
        return broken;
    }

    void addName(Fields definition) {
        String uuid = definition.text("uuid");
        String name = Texts.clean(name(definition), Row.ASSET);
        if (!uuid.isEmpty() && !name.isEmpty() && takes(uuid.length() + name.length() + 150)) {
            names.put(uuid, name);
        }
    }

    /** Who was interviewed is no thing that can fail. */
    void addObservation(Fields fields) {
        List<Subject> subjects = new ArrayList<>();
        int size = 200;
        for (Fields subject : fields.objects("subjects")) {
            String uuid = subject.text("subject-uuid");
            if (!uuid.isEmpty() && !subject.text("type").equals("party")) {
                String title = Texts.clean(subject.text("title"), Row.ASSET);
                subjects.add(new Subject(uuid, Texts.clean(subject.text("type"), 40), title));
                size += uuid.length() + title.length() + 150;
            }
        }
        String uuid = fields.text("uuid");
        if (!uuid.isEmpty() && takes(size + uuid.length())) {
            observations.put(uuid, new Observation(subjects, Words.instant(fields.text("collected"))));
        }
    }

    @Nullable Observation observation(String uuid) {
        return observations.get(uuid);
    }

    String name(Subject subject) {
        String known = subject.title().isEmpty() ? names.getOrDefault(subject.uuid(), "") : subject.title();
        return known.isEmpty() ? (subject.type() + " " + subject.uuid()).strip() : known;
    }

    private static String name(Fields definition) {
        for (String naming : NAMING) {
            for (Fields property : definition.objects("props")) {
                if (property.text("name").equals(naming)) {
                    return property.text("value");
                }
            }
        }
        return definition.first("title", "name", "description");
    }

    private boolean takes(int characters) {
        boolean fits = characters <= room;
        room = fits ? room - characters : 0;
        return fits;
    }
}
