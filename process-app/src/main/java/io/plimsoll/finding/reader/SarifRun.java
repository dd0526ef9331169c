package io.plimsoll.finding.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run says beside its results: the tool, its rules, the artifacts. Of all it keeps no more than a limit. */
final class SarifRun {

    private static final int MOST_CHARACTERS = 8_000_000;

    private final Component driver = new Component();
    private final List<Component> extensions = new ArrayList<>();
    private final Map<String, SarifRule> byId = new HashMap<>();
    private final List<String> artifacts = new ArrayList<>();
    private String repository = "";
    private @Nullable Instant at;
    private int room = MOST_CHARACTERS;

    /** A part of the tool with rules of its own. */
    static final class Component {
        private final List<SarifRule> rules = new ArrayList<>();
        private String name = "";

        void name(String text) {
            name = text;
        }
    }

    Component driver() {
        return driver;
    }

    Component addExtension() {
        var extension = new Component();
        if (takes(100)) {
            extensions.add(extension);
        }
        return extension;
    }

    void addRule(Component component, JsonExcerpt excerpt) {
        SarifRule rule = excerpt.objection("rule").isEmpty() ? SarifRule.of(excerpt.fields()) : SarifRule.UNKNOWN;
        if (takes(rule.size())) {
            component.rules.add(rule);
            byId.putIfAbsent(rule.id(), rule);
        }
    }

    void addArtifact(JsonExcerpt excerpt) {
        String uri = excerpt.fields().text("location.uri");
        if (takes(uri.length() + 60)) {
            artifacts.add(uri);
        }
    }

    void addRepository(JsonExcerpt excerpt) {
        repository = repository.isEmpty() ? excerpt.fields().text("repositoryUri") : repository;
    }

    void at(String time) {
        Instant instant = Words.instant(time);
        at = instant == null || at != null && at.isAfter(instant) ? at : instant;
    }

    /** Where the artifacts live, as far as it has been read by now. */
    String repository() {
        return repository;
    }

    /** When the tool ran, null where that is not said. */
    @Nullable Instant at() {
        return at;
    }

    String tool() {
        String slug = Texts.slug(driver.name);
        return slug.isEmpty() ? "sarif" : slug;
    }

    /** The address of an artifact by its index, "" where there is none. */
    String artifact(long index) {
        return index >= 0 && index < artifacts.size() ? artifacts.get((int) index) : "";
    }

    /**
     * The rule by its index or else its id; ids may have a part after a slash that the rule has not.
     *
     * @param extension index of the extension whose rule it is, -1 for the driver
     */
    SarifRule rule(long extension, long index, String id) {
        Component component =
                extension >= 0 && extension < extensions.size() ? extensions.get((int) extension) : driver;
        if (index >= 0 && index < component.rules.size()) {
            return component.rules.get((int) index);
        }
        SarifRule rule = byId.get(id);
        int slash = id.lastIndexOf('/');
        return rule == null && slash > 0
                ? byId.getOrDefault(id.substring(0, slash), SarifRule.UNKNOWN)
                : rule == null ? SarifRule.UNKNOWN : rule;
    }

    private boolean takes(int characters) {
        boolean fits = characters <= room;
        room = fits ? room - characters : 0;
        return fits;
    }
}
