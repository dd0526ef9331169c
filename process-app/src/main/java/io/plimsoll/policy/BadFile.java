package io.plimsoll.policy;

/** A file that no rows are taken from; the message says why, for whoever uploaded it. */
class BadFile extends Exception {

    private static final long serialVersionUID = 1;

    BadFile(String message) {
        super(message);
    }
}
