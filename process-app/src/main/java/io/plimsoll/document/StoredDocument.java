package io.plimsoll.document;

import io.plimsoll.identity.ClientId;
import java.time.Instant;

/**
 * A kept document without its bytes.
 *
 * @param id opaque
 * @param subject the case number or other id it belongs to
 * @param size bytes
 * @param sha256 of the bytes, seal and all, hex
 * @param textSha256 of the frozen text it was rendered from (UTF-8), hex; of an attachment, which has none, of its bytes
 * @param storedAt UTC
 */
public record StoredDocument(
        String id,
        ClientId client,
        String subject,
        String kind,
        String title,
        String mediaType,
        long size,
        String sha256,
        String textSha256,
        Instant storedAt) {

    /** The kind of what people hand in. */
    static final String ATTACHMENT = "attachment";

    /** Whether a person handed it in; it is what they say and can be anything, so it is only ever saved, never shown. */
    public boolean isAttachment() {
        return ATTACHMENT.equals(kind);
    }
}
