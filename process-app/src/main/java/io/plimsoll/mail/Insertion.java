package io.plimsoll.mail;

import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.jspecify.annotations.Nullable;

/** Encodes every value for the part of the mail that it is inserted into, so that no template can forget to. */
enum Insertion implements ReferenceInsertionEventHandler {
    SUBJECT {
        @Override
        String encode(Object value) {
            return PlainText.oneLine(value.toString());
        }
    },
    TEXT {
        @Override
        String encode(Object value) {
            return value instanceof Say.Quotation ? value.toString() : PlainText.oneLine(value.toString());
        }
    },
    HTML {
        @Override
        String encode(Object value) {
            String text = value instanceof Say.Quotation quotation ? quotation.words() : value.toString();
            return escape(text.strip()).replace("\n", "<br>");
        }
    };

    abstract String encode(Object value);

    @Override
    public Object referenceInsert(Context context, String reference, @Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("Nothing to show for " + reference);
        }
        return encode(value);
    }

    // HTML Living Standard, section 13.3 "Serializing HTML fragments": escaping a string, in text and attributes alike
    private static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
