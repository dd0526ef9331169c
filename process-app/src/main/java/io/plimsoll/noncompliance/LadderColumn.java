package io.plimsoll.noncompliance;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a {@link Ladder} as JSON: written once, read as a whole. */
@Converter
class LadderColumn implements AttributeConverter<Ladder, String> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Ladder ladder) {
        return ladder == null ? null : JSON.writeValueAsString(ladder);
    }

    @Override
    public @Nullable Ladder convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : JSON.readValue(column, Ladder.class);
    }
}
