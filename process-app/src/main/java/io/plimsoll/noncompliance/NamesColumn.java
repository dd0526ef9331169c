package io.plimsoll.noncompliance;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a set of names as a JSON list, sorted, so that the same set is the same text. */
@Converter
class NamesColumn implements AttributeConverter<Set<String>, String> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Set<String> names) {
        return names == null ? null : JSON.writeValueAsString(new TreeSet<>(names));
    }

    @Override
    public @Nullable Set<String> convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : JSON.readValue(column, new TypeReference<Set<String>>() {});
    }
}
