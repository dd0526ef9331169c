package io.plimsoll.finding.lifecycle;

/** An inventory that cannot be read; the message says why, in plain words. */
public class MalformedInventory extends Exception {

    MalformedInventory(String reason) {
        super(reason);
    }

    /** Why, for whoever uploaded it. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
