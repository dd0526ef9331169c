package io.plimsoll.standard;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person once decided about a check; a later decision takes its place, and it stays readable.
 *
 * @param control the code that the check was said to be about, null where it was ignored or a decision taken back
 * @param by the person's name
 * @param until when another decision took its place; null while it is in force, and for one that was taken back
 */
public record MappingDecision(
        String id,
        String source,
        String check,
        Kind kind,
        @Nullable String control,
        String by,
        Instant at,
        @Nullable Instant until) {

    /** What was decided. */
    public enum Kind {
        MAPPED,
        IGNORED,
        TAKEN_BACK;

        /** The word of the API. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Whether it holds now. */
    public boolean inForce() {
        return kind != Kind.TAKEN_BACK && until == null;
    }
}
