package io.plimsoll.noncompliance;

/** Why a client waits for the MSP. */
public enum StopReason {
    QUESTION("we have not answered the client's question"),
    WORK("something of ours has to be done first"),
    SUPPLIER("a supplier of ours is late"),
    OTHER("the client waits for us");

    private final String words;

    StopReason(String words) {
        this.words = words;
    }

    /** As the end of a sentence. */
    public String words() {
        return words;
    }
}
