package io.plimsoll.finding.reader;

import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One check on one asset, as a source reports it.
 *
 * @param tool the product that looked, as in {@code prowler}
 * @param account within which the asset lives, "" where the source says none
 * @param check the source's id of the check, 1 to 200 characters
 * @param asset the name to show, 1 to 300 characters
 * @param identity all that tells the asset from others, of any length
 * @param severity null where the source says none
 * @param detail what was seen, at most 2000 characters
 * @param observedAt UTC, null where the source says nothing of use
 * @param references what frameworks the source says the check is about, as in {@code cis-m365:1.1.1}: a framework's
 *     short name without its version, a colon, its id of the requirement; lower case, at most 50
 * @param shortfall how far the asset is from meeting it, in whatever the check counts: 0 or more, and more is worse; null
 *     where the source gives no such figure
 */
public record Row(
        String tool,
        String account,
        String check,
        String title,
        String asset,
        String identity,
        RowStatus status,
        @Nullable Severity severity,
        String detail,
        @Nullable Instant observedAt,
        Set<String> references,
        @Nullable Double shortfall) {

    static final int CHECK = 200;
    static final int ASSET = 300;
    static final int TITLE = 300;
    static final int DETAIL = 2000;
    static final int ACCOUNT = 200;

    public Row {
        references = references.stream().allMatch(Texts::printable)
                ? references
                : references.stream().filter(Texts::printable).collect(Collectors.toUnmodifiableSet());
    }

    /** Without a figure. */
    public Row(
            String tool,
            String account,
            String check,
            String title,
            String asset,
            String identity,
            RowStatus status,
            @Nullable Severity severity,
            String detail,
            @Nullable Instant observedAt,
            Set<String> references) {
        this(tool, account, check, title, asset, identity, status, severity, detail, observedAt, references, null);
    }

    /** The same with a figure. */
    Row with(@Nullable Double figure) {
        return new Row(
                tool, account, check, title, asset, identity, status, severity, detail, observedAt, references, figure);
    }

    /** Whether its figure is worse than another's; a figure is worse than none. */
    public boolean fallsShorterThan(Row other) {
        return shortfall != null && (other.shortfall == null || shortfall > other.shortfall);
    }

    /** Why a row of this check and asset cannot be used, "" where it can. */
    public static String objection(String check, String asset) {
        if (check.isBlank()) {
            return "it names no check";
        }
        if (check.length() > CHECK) {
            return "the id of its check is longer than " + CHECK + " characters";
        }
        if (!Texts.printable(check)) {
            return "the id of its check has characters that cannot be shown";
        }
        return Texts.clean(asset, ASSET).isEmpty() ? "it names no asset" : "";
    }
}
