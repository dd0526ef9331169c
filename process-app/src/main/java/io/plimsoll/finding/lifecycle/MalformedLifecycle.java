package io.plimsoll.finding.lifecycle;

/** A file of lifecycle data that cannot be used; the message says why, in plain words. */
public class MalformedLifecycle extends Exception {

    MalformedLifecycle(String reason) {
        super(reason);
    }

    /** Why, for whoever uploaded it. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
