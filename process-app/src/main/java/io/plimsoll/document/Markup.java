package io.plimsoll.document;

/**
 * Text that is XHTML already. Only this package can make one, so whatever a feature hands over is escaped.
 *
 * @param xhtml well-formed
 */
record Markup(String xhtml) {

    @Override
    public String toString() {
        return xhtml;
    }
}
