package io.plimsoll.comment;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the people that words name, as in {@code @ada} or {@code @ada@msp.example}. */
final class Names {

    /** An address in a text names nobody: before the sign stands neither a letter, nor a digit, nor what joins them. */
    private static final Pattern NAMED = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+@-])@([\\p{L}\\p{N}][\\p{L}\\p{N}._+-]*(?:@[\\p{L}\\p{N}][\\p{L}\\p{N}.-]*)?)");

    private Names() {}

    static Set<String> in(String words) {
        Set<String> names = new LinkedHashSet<>();
        Matcher found = NAMED.matcher(words);
        while (found.find()) {
            // a sentence may end with a name
            String name = found.group(1).replaceAll("[._+-]+$", "");
            names.add(name);
        }
        return names;
    }
}
