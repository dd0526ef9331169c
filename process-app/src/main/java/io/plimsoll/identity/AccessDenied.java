package io.plimsoll.identity;

/** The actor may see the thing but not do this with it; shown as 403. */
public class AccessDenied extends RuntimeException {

    public AccessDenied() {
        super("You may not do this");
    }

    /**
     * @param message what the person may not do, in plain words for them
     */
    public AccessDenied(String message) {
        super(message);
    }
}
