package io.plimsoll.policy;

/** A cell holds something that no cell may hold; the message says what, for whoever typed it. */
class BadCell extends Exception {

    private static final long serialVersionUID = 1;

    BadCell(String message) {
        super(message);
    }
}
