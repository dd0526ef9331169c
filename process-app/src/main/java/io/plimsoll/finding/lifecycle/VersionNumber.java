package io.plimsoll.finding.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as numbers, so that 17.03 is 17.3 and 10 comes after 9. */
record VersionNumber(List<Integer> parts) implements Comparable<VersionNumber> {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    /** The numbers at the start of a text, as in {@code 17.9} of {@code 17.9.4a} and more. */
    static VersionNumber of(String text) {
        List<Integer> parts = new ArrayList<>();
        for (String part : text.split("[.-]", -1)) {
            Matcher digits = DIGITS.matcher(part);
            if (!digits.lookingAt()) {
                break;
            }
            parts.add(Integer.parseInt(digits.group()));
            if (digits.end() < part.length()) {
                break;
            }
        }
        return new VersionNumber(parts);
    }

    /** The first number that a pattern finds in a text. */
    static Optional<VersionNumber> find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(of(found.group(1))) : Optional.empty();
    }

    /** Whether this begins with all the numbers of the other. */
    boolean startsWith(VersionNumber other) {
        return !other.parts.isEmpty()
                && parts.size() >= other.parts.size()
                && parts.subList(0, other.parts.size()).equals(other.parts);
    }

    boolean sameMajor(VersionNumber other, int numbers) {
        return parts.size() >= numbers
                && other.parts.size() >= numbers
                && parts.subList(0, numbers).equals(other.parts.subList(0, numbers));
    }

    @Override
    public int compareTo(VersionNumber other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int mine = i < parts.size() ? parts.get(i) : 0;
            int theirs = i < other.parts.size() ? other.parts.get(i) : 0;
            if (mine != theirs) {
                return Integer.compare(mine, theirs);
            }
        }
        return 0;
    }
}
