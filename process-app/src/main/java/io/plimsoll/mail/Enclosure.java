package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;

/**
 * What is attached to a mail.
 *
 * @param name of the file, plain ASCII
 */
record Enclosure(String name, String mediaType, byte[] content) {

    /** Where what is attached is kept. */
    interface Store {
        Enclosure get(ClientId client, String document);
    }
}
