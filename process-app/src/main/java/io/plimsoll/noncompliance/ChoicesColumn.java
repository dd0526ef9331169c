package io.plimsoll.noncompliance;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps chosen values by field key as a JSON object. */
@Converter
class ChoicesColumn implements AttributeConverter<Map<String, String>, String> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Map<String, String> choices) {
        return choices == null ? null : JSON.writeValueAsString(choices);
    }

    @Override
    public @Nullable Map<String, String> convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : JSON.readValue(column, new TypeReference<Map<String, String>>() {});
    }
}
