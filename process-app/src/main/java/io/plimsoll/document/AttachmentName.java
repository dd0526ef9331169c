package io.plimsoll.document;

import java.util.Locale;

/**
 * The name under which a person sends a file, made harmless: only shown and offered when the file is saved, never used
 * for a file of ours.
 *
 * @param shown without path, control and direction characters, at most 120 characters, with its ending
 * @param ending lower case, "" where there is none
 */
record AttachmentName(String shown, String ending) {

    private static final int LONGEST = 120;
    private static final int LONGEST_ENDING = 10;
    private static final String FORBIDDEN = "<>:\"|?*;%";

    static AttachmentName of(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().filter(AttachmentName::harmless).forEach(kept::appendCodePoint);
        String plain = kept.toString().replaceAll("\\s+", " ").strip().replaceAll("^\\.+|[. ]+$", "");
        int dot = plain.lastIndexOf('.');
        String ending = dot < 0 ? "" : plain.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (ending.length() > LONGEST_ENDING) {
            ending = "";
        }
        String stem = ending.isEmpty() ? plain : plain.substring(0, dot);
        int room = LONGEST - ending.length() - 1;
        int end = Math.min(room, stem.length());
        boolean splits = end < stem.length() && Character.isHighSurrogate(stem.charAt(end - 1));
        String cut = stem.substring(0, splits ? end - 1 : end);
        String base = cut.isBlank() ? "attachment" : cut.strip();
        return new AttachmentName(ending.isEmpty() ? base : base + "." + ending, ending);
    }

    private static boolean harmless(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && FORBIDDEN.indexOf(point) < 0;
    }
}
