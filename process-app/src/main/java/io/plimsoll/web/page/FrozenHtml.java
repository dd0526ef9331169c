package io.plimsoll.web.page;

import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;

/** Frozen texts within a page: their structure and nothing that could act, load or lead away. */
final class FrozenHtml {

    private static final Safelist STRUCTURE = new Safelist()
            .addTags("h1", "h2", "h3", "h4", "p", "br", "ul", "ol", "li", "dl", "dt", "dd", "strong", "em", "b", "i")
            .addTags("table", "thead", "tbody", "tr", "th", "td", "section", "blockquote", "code", "hr")
            .addAttributes("th", "scope", "colspan")
            .addAttributes("td", "colspan");

    private FrozenHtml() {}

    static String safe(String xhtml) {
        return Jsoup.clean(xhtml, STRUCTURE);
    }
}
