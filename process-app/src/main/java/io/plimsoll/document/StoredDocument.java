package io.plimsoll.document;

import io.plimsoll.identity.ClientId;
import java.time.Instant;

/**
 * A kept document without its bytes.
 *
 * @param id opaque
 * @param subject the case number or other id it belongs to
 * @param size bytes
 * @param sha256 of the bytes, hex
 * @param textSha256 of the frozen text it was rendered from (UTF-8), hex
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
        Instant storedAt) {}
