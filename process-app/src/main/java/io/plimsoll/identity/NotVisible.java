package io.plimsoll.identity;

/** The thing does not exist or is not this actor's to see; both look the same and are shown as 404. */
public class NotVisible extends RuntimeException {

    public NotVisible() {
        super("There is nothing here");
    }
}
