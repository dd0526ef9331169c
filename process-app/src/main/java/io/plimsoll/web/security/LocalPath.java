package io.plimsoll.web.security;

/** Tells paths of this application from addresses that would lead a person elsewhere. */
final class LocalPath {

    private static final int LONGEST = 1000;

    private LocalPath() {}

    /** Whether a redirect to this text stays here: one slash in front, and nothing that browsers read as a host. */
    static boolean isLocal(String text) {
        return text.length() <= LONGEST
                && text.startsWith("/")
                && !text.startsWith("//")
                && text.indexOf('\\') < 0
                && text.chars().noneMatch(Character::isISOControl);
    }
}
