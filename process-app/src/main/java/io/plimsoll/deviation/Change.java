package io.plimsoll.deviation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is different in one part of a text.
 *
 * @param label the part, in words for people
 * @param pieces the part as it was and as it is, piece by piece
 */
public record Change(String label, List<Piece> pieces) {

    /** Whether a piece stands in both versions or in one only. */
    public enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }

    /** A stretch of text; white space belongs to it. */
    public record Piece(Kind kind, String text) {}

    public Change {
        pieces = List.copyOf(pieces);
    }

    /** The whole part as it was. */
    public String before() {
        return without(Kind.ADDED);
    }

    /** The whole part as it is. */
    public String after() {
        return without(Kind.REMOVED);
    }

    private String without(Kind kind) {
        return pieces.stream()
                .filter(piece -> piece.kind() != kind)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
