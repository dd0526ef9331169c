package io.plimsoll.standard;

/**
 * A check's id, or a family of ids.
 *
 * @param pattern {@code *} stands for any run of characters, also none; all else for itself
 */
record Glob(String pattern) {

    boolean exact() {
        return pattern.indexOf('*') < 0;
    }

    boolean matches(String id) {
        return exact() ? pattern.equals(id) : overlaps(new Glob(id));
    }

    /** Whether some id is matched by both; the id need not exist, since scanners grow new checks. */
    boolean overlaps(Glob other) {
        if (exact() && other.exact()) {
            return pattern.equals(other.pattern);
        }
        return startsAlike(other) && meets(other);
    }

    /** Settles most pairs at once. */
    private boolean startsAlike(Glob other) {
        int length = Math.min(fixed(), other.fixed());
        return pattern.regionMatches(0, other.pattern, 0, length);
    }

    /** The length of what comes before the first star. */
    private int fixed() {
        int star = pattern.indexOf('*');
        return star < 0 ? pattern.length() : star;
    }

    private boolean meets(Glob other) {
        String a = pattern;
        String b = other.pattern;
        boolean[] below = new boolean[b.length() + 1];
        for (int i = a.length(); i >= 0; i--) {
            boolean[] row = new boolean[b.length() + 1];
            for (int j = b.length(); j >= 0; j--) {
                boolean moreA = i < a.length();
                boolean moreB = j < b.length();
                if (!moreA && !moreB) {
                    row[j] = true;
                } else if (moreA && a.charAt(i) == '*') {
                    row[j] = below[j] || moreB && row[j + 1];
                } else if (moreB && b.charAt(j) == '*') {
                    row[j] = row[j + 1] || moreA && below[j];
                } else {
                    row[j] = moreA && moreB && a.charAt(i) == b.charAt(j) && below[j + 1];
                }
            }
            below = row;
        }
        return below[0];
    }
}
