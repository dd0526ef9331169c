package io.plimsoll.document;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file as a person sends it; nothing about it is believed.
 *
 * @param name as given, may be anything
 * @param size bytes, so that one that is too large is never read
 */
public record Upload(String name, long size, Source source) {

    /** Where the bytes are. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
