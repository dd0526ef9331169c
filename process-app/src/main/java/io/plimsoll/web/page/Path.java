package io.plimsoll.web.page;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what stands in addresses; what cannot be right is absent, not a fault. */
final class Path {

    private Path() {}

    static CaseNumber number(String text) {
        if (!CaseNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new CaseNumber(text);
    }

    static ClientId client(String text) {
        if (!ClientId.isValid(text)) {
            throw new NotVisible();
        }
        return new ClientId(text);
    }

    /** A client chosen in a filter; null where none is, or none that could be. */
    static @Nullable ClientId chosen(@Nullable String text) {
        return text != null && ClientId.isValid(text) ? new ClientId(text) : null;
    }

    /** A value of a list chosen in a filter, whatever its case; null where none is. */
    static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String text) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst();
        return found.orElse(null);
    }
}
