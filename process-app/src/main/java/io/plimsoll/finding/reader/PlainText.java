package io.plimsoll.finding.reader;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What a text in HTML says, without its markup. */
final class PlainText {

    /** More is cut off later anyway, and need not be parsed. */
    private static final int MOST = 40_000;

    private PlainText() {}

    /**
     * The words of a text that may be HTML; lines and items of lists on lines of their own.
     *
     * @param omitted elements that are not part of what is said, as a CSS selector, "" for none
     */
    static String of(String html, String omitted) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html.strip();
        }
        Element body = Jsoup.parse(html.length() > MOST ? html.substring(0, MOST) : html)
                .body();
        body.select(omitted.isEmpty() ? "script,style" : "script,style," + omitted)
                .remove();
        var text = new StringBuilder();
        body.traverse(new Lines(text));
        return text.toString()
                .replaceAll("[ \\t\\u00a0]+", " ")
                .replaceAll(" ?\\n[ \\n]*", "\n")
                .strip();
    }

    /** Writes down texts, and where lines begin and end. */
    private record Lines(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element element && element.normalName().equals("li")) {
                text.append("\n- ");
            } else if (node instanceof Element element && startsLine(element)) {
                text.append('\n');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                text.append('\n');
            }
        }

        private static boolean startsLine(Element element) {
            return element.normalName().equals("br") || element.isBlock();
        }
    }
}
