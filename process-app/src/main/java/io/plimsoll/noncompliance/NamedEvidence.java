package io.plimsoll.noncompliance;

import io.plimsoll.standard.Severity;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads evidence that was kept as JSON, asset to severity, as all was while few assets were expected. */
final class NamedEvidence {

    private static final JsonMapper JSON = JsonMapper.shared();

    private NamedEvidence() {}

    static Evidence read(String json) {
        var evidence = new Evidence.Builder();
        JSON.readValue(json, new TypeReference<Map<String, Severity>>() {}).forEach(evidence::add);
        return evidence.build(Severity.MEDIUM);
    }
}
