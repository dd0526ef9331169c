package io.plimsoll.deviation;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import io.plimsoll.deviation.Change.Kind;
import io.plimsoll.deviation.Change.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Compares two versions of a text, part by part and in each word by word, so that nobody has to read both. */
final class Changes {

    /** Words, the gaps between them, and marks on their own: together they are the text again. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+|\\s+|.", Pattern.DOTALL);

    private Changes() {}

    /** The parts that differ, in the order of the text; none where the versions say the same. */
    static List<Change> between(DeviationText before, DeviationText after) {
        return between(before, after, after.frozen().isPresent() ? after.scope() : before.scope());
    }

    /** The same for a text that is about to be frozen for that scope. */
    static List<Change> between(DeviationText before, DeviationText after, Scope covered) {
        Map<String, String> was = parts(before, before.scope());
        List<Change> changes = new ArrayList<>();
        parts(after, covered).forEach((label, is) -> {
            String then = was.getOrDefault(label, "");
            if (!then.equals(is)) {
                changes.add(new Change(label, pieces(then, is)));
            }
        });
        return List.copyOf(changes);
    }

    private static Map<String, String> parts(DeviationText text, Scope scope) {
        Assessment assessed = text.assessment();
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("Reason", text.wish().label() + ". " + text.wish().explanation());
        parts.put("Assets covered", covered(scope));
        parts.put("Risk", assessed.risk());
        parts.put("Risk without measures", assessed.before().text());
        parts.put("Measures meanwhile", assessed.compensatingControls());
        parts.put("Risk that remains", assessed.after().text());
        parts.put("Our advice", assessed.advice().label() + ". " + assessed.adviceText());
        parts.put("Way forward", assessed.wayForward());
        parts.put("Valid until", Words.date(assessed.validUntil()));
        parts.put("Cost of not fixing it", assessed.costOfNotFixing());
        return parts;
    }

    /** All names where they are few enough to be listed; else their number, and the hash that tells lists apart. */
    private static String covered(Scope scope) {
        return scope.listed().size() == scope.assets()
                ? String.join(", ", scope.listed().stream().sorted().toList())
                : String.format(Locale.ENGLISH, "%,d assets (SHA-256 %s)", scope.assets(), scope.sha256());
    }

    private static List<Piece> pieces(String before, String after) {
        List<String> was = words(before);
        List<String> is = words(after);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(was, is).getDeltas()) {
            if (delta.getType() != DeltaType.EQUAL) {
                int from = delta.getSource().getPosition();
                add(pieces, Kind.KEPT, was.subList(at, from));
                add(pieces, Kind.REMOVED, delta.getSource().getLines());
                add(pieces, Kind.ADDED, delta.getTarget().getLines());
                at = from + delta.getSource().size();
            }
        }
        add(pieces, Kind.KEPT, was.subList(at, was.size()));
        return pieces;
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", words)));
        }
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group()).toList();
    }
}
