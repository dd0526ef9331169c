package io.plimsoll.noncompliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/**
 * Some of what has a number, newest first: cases, and matters that are no cases. A page begins behind a number and not
 * after a count, so that what is new meanwhile shifts nothing.
 *
 * @param next the cursor of the page after it, null on the last
 */
public record NumberedPage<T>(List<T> rows, @Nullable String next) {

    private static final int LARGEST = 200;

    /**
     * What a reader asks for.
     *
     * @param attribute where rows keep their number
     * @param cursor as the page before gave it, null for the first
     * @param limit how many at most, up to 200
     */
    public record Wanted<T>(
            Specification<T> which,
            String attribute,
            Function<T, String> number,
            @Nullable String cursor,
            int limit) {

        private Specification<T> behindCursor() {
            return cursor == null
                    ? which
                    : which.and((row, sql, is) -> is.lessThan(row.get(attribute), position(cursor)));
        }
    }

    /** Reads the page, and one row more, which tells whether there is another. */
    public static <T> NumberedPage<T> of(JpaSpecificationExecutor<T> stored, Wanted<T> wanted) {
        int limit = Math.max(1, Math.min(wanted.limit(), LARGEST));
        List<T> found = stored.findBy(wanted.behindCursor(), rows -> rows.sortBy(
                        Sort.by(wanted.attribute()).descending())
                .limit(limit + 1)
                .all());
        return found.size() > limit
                ? new NumberedPage<>(
                        found.subList(0, limit), cursor(wanted.number().apply(found.get(limit - 1))))
                : new NumberedPage<>(found, null);
    }

    /** The rows of one client, or of all where it is null, as far as the reader may see them. */
    public static <T> Specification<T> within(@Nullable ClientId client, Actor reader) {
        Specification<T> visible = (row, sql, is) -> reader.scope().all()
                ? is.conjunction()
                : row.get("client")
                        .in(reader.scope().clients().stream()
                                .map(ClientId::value)
                                .toList());
        return Optional.ofNullable(client)
                .map(one -> visible.and((row, sql, is) -> is.equal(row.get("client"), one.value())))
                .orElse(visible);
    }

    private static String cursor(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(UTF_8));
    }

    /** A cursor that is not ours points before everything: an empty page, no fault. */
    private static String position(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException foreign) {
            return "";
        }
    }
}
