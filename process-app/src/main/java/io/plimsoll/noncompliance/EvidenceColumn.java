package io.plimsoll.noncompliance;

import io.plimsoll.standard.Severity;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@link Evidence} as JSON, asset to severity. */
@Converter
class EvidenceColumn implements AttributeConverter<Evidence, String> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Evidence evidence) {
        return evidence == null ? null : JSON.writeValueAsString(evidence.assets());
    }

    @Override
    public @Nullable Evidence convertToEntityAttribute(@Nullable String column) {
        return column == null
                ? null
                : new Evidence(JSON.readValue(column, new TypeReference<Map<String, Severity>>() {}));
    }
}
