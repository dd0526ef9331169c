package io.plimsoll.document;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What a person reads and signs: one XHTML article, the same on the screen and on paper.
 *
 * @param xhtml the text that is hashed and kept
 */
record FrozenText(String xhtml, String title, String clientName) {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    static FrozenText of(NewDocument document, Templates templates) {
        String clientName = document.model().get("clientName") instanceof String name
                ? name
                : document.client().value();
        String body = templates.merge(document.template() + ".vm", document.model());
        String xhtml = templates.merge(
                "frame.vm", Map.of("clientName", clientName, "title", document.title(), "body", new Markup(body)));
        return new FrozenText(xhtml, document.title(), clientName);
    }

    /** The text on a page, for print. */
    Document page(Templates templates, String style) {
        return parse(templates.merge(
                "page.vm",
                Map.of(
                        "clientName",
                        clientName,
                        "title",
                        title,
                        "style",
                        new Markup(style),
                        "body",
                        new Markup(xhtml))));
    }

    /** Reads XHTML without following anything in it. */
    static Document parse(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(NO_DOCTYPE, true);
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("The template did not make well-formed XHTML", e);
        }
    }
}
