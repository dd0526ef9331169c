package io.plimsoll.mail;

/** Reads codes as their readers do, which nothing else of the application can. */
public final class MailedCodes {

    private MailedCodes() {}

    public static String of(SecretWords words, String id) {
        return words.of(id);
    }
}
