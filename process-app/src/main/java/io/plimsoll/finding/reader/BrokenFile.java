package io.plimsoll.finding.reader;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** The file cannot be read on; the message says why, for whoever sent it. */
public class BrokenFile extends IOException {

    public BrokenFile(String message) {
        super(message);
    }

    /** The message for a fault, unless something below it already says better what is wrong. */
    static BrokenFile of(String message, Throwable cause) {
        String better = message;
        for (Throwable next = cause; next != null; next = next.getCause()) {
            if (next instanceof BrokenFile broken) {
                return broken;
            }
            if (next instanceof EOFException || next instanceof ZipException) {
                better = "The compressed file is cut off or damaged.";
            }
        }
        var broken = new BrokenFile(better);
        broken.initCause(cause);
        return broken;
    }
}
