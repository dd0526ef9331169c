package io.plimsoll.remediation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the ids of documents in one column, in the order in which they were named; null where none could be named yet. */
@Converter
class IdsColumn implements AttributeConverter<List<String>, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<String> ids) {
        return ids == null ? null : String.join(",", ids);
    }

    @Override
    public List<String> convertToEntityAttribute(@Nullable String column) {
        return column == null || column.isEmpty() ? List.of() : List.of(column.split(",", -1));
    }
}
