package io.plimsoll.people;

/** The sign-in's accounts cannot be reached or may not be changed; the message says in plain words what to do. */
public class DirectoryUnavailable extends RuntimeException {

    DirectoryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    DirectoryUnavailable(String message) {
        super(message);
    }
}
