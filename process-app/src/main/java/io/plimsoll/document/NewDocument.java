package io.plimsoll.document;

import io.plimsoll.identity.ClientId;
import java.util.Map;

/**
 * A document to be rendered and kept.
 *
 * @param client whose it is
 * @param subject the case number or other id it belongs to
 * @param kind kebab-case, as in {@code deviation-text}
 * @param title shown to people, also the file's name
 * @param template name of the Velocity template under {@code documents/}, without ending
 * @param model what the template may use; every text in it is escaped
 */
public record NewDocument(
        ClientId client, String subject, String kind, String title, String template, Map<String, Object> model) {}
