package io.plimsoll.noncompliance;

import io.plimsoll.policy.Way;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a {@link Ladder} as JSON: written once, read as a whole. */
@Converter
class LadderColumn implements AttributeConverter<Ladder, String> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LAST = "last";
    private static final String WAY = "way";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Ladder ladder) {
        return ladder == null ? null : JSON.writeValueAsString(ladder);
    }

    /** What was kept before rungs said which is the last: the final word was. Before they said their way, all were copied. */
    @Override
    public @Nullable Ladder convertToEntityAttribute(@Nullable String column) {
        if (column == null) {
            return null;
        }
        JsonNode kept = JSON.readTree(column);
        for (JsonNode rung : kept.path("rungs")) {
            if (rung instanceof ObjectNode old && !old.has(LAST)) {
                old.put(LAST, old.path("tone").asString().equals("final"));
            }
            if (rung instanceof ObjectNode old && !old.has(WAY)) {
                old.put(WAY, Way.MAIL_AND_CHAT.name());
            }
        }
        return JSON.treeToValue(kept, Ladder.class);
    }
}
