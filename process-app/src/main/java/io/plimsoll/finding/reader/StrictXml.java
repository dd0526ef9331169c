package io.plimsoll.finding.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stranger's XML element by element. Nothing is fetched and nothing is expanded: a document type, an entity
 * of the file's own or the inclusion of another file ends the reading. All that the parser would keep as a whole has a limit.
 */
final class StrictXml implements AutoCloseable {

    private static final int MOST_DEPTH = 500;

    /** The parser keeps every name that it has met. */
    private static final int MOST_NAMES = 10_000;

    private static final String INCLUDES = "http://www.w3.org/2001/XInclude";

    private static final Set<String> ENCODINGS = Set.of(
            "UTF-8",
            "UTF-16",
            "UTF-16LE",
            "UTF-16BE",
            "US-ASCII",
            "ASCII",
            "ISO-8859-1",
            "ISO-8859-15",
            "WINDOWS-1252");

    private final Portions content;
    private final XMLStreamReader parser;
    private final Set<String> names = new HashSet<>();
    private int depth;

    /** Leaves the stream open in the end. */
    StrictXml(InputStream content) throws BrokenFile {
        this.content = new Portions(content);
        try {
            parser = factory().createXMLStreamReader(this.content);
        } catch (XMLStreamException e) {
            throw broken(e, 1);
        }
        for (String name : new String[] {parser.getEncoding(), parser.getCharacterEncodingScheme()}) {
            if (name != null && !ENCODINGS.contains(name.toUpperCase(Locale.ROOT))) {
                throw new BrokenFile("The file says that it is encoded as " + Texts.clean(name, 40)
                        + "; what can be read is UTF-8, UTF-16, ISO-8859-1 and windows-1252.");
            }
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        return factory;
    }

    /** Goes on to the next start of an element; false at the end of the file. */
    boolean next() throws BrokenFile {
        return nextWithin(0);
    }

    /**
     * Goes on to the next start of an element within the one that began at a depth; false, and past its end, where
     * there is none.
     */
    boolean nextWithin(int outer) throws BrokenFile {
        for (int event = event(); event != XMLStreamConstants.END_DOCUMENT; event = event()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && depth < outer) {
                return false;
            }
        }
        return false;
    }

    /** How many elements are open, with the one at hand. */
    int depth() {
        return depth;
    }

    /** Without its prefix. */
    String name() {
        return parser.getLocalName();
    }

    /** "" where it has none. */
    String namespace() {
        String namespace = parser.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** "" where it is missing. */
    String attribute(String name) {
        String value = parser.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    /** All text within the element at hand, also that of elements in it, cut to so many characters; goes past its end. */
    String text(int most) throws BrokenFile {
        var text = new StringBuilder();
        int outer = depth;
        while (depth >= outer) {
            int event = event();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                int length = Math.min(parser.getTextLength(), most - text.length());
                text.append(parser.getTextCharacters(), parser.getTextStart(), length);
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
        }
        return text.toString().strip();
    }

    int line() {
        return Math.max(parser.getLocation().getLineNumber(), 1);
    }

    @Override
    public void close() throws BrokenFile {
        try {
            parser.close();
        } catch (XMLStreamException e) {
            throw broken(e, line());
        }
    }

    private int event() throws BrokenFile {
        int line = line();
        int event = advance(line);
        content.nextPortion();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> started();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> noteName(parser.getPITarget());
            case XMLStreamConstants.DTD ->
                throw new BrokenFile("The file has a document type declaration (DTD); such files are not read.");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new BrokenFile("The file uses an entity of its own at line " + line + "; these are not read.");
            default -> {
                // text, comments: whoever asked for them takes them
            }
        }
        return event;
    }

    private int advance(int line) throws BrokenFile {
        try {
            return parser.hasNext() ? parser.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException e) {
            throw broken(e, line);
        }
    }

    private void started() throws BrokenFile {
        depth++;
        if (depth > MOST_DEPTH) {
            throw new BrokenFile("The file nests more than " + MOST_DEPTH + " elements, at line " + line() + ".");
        }
        if (namespace().equals(INCLUDES)) {
            throw new BrokenFile(
                    "The file includes another one (XInclude) at line " + line() + "; nothing is fetched.");
        }
        noteName(parser.getLocalName());
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            noteName(parser.getAttributeLocalName(i));
            noteName(parser.getAttributePrefix(i));
        }
        for (int i = 0; i < parser.getNamespaceCount(); i++) {
            noteName(parser.getNamespacePrefix(i));
            noteName(parser.getNamespaceURI(i));
        }
    }

    private void noteName(@Nullable String name) throws BrokenFile {
        if (name != null && names.add(name) && names.size() > MOST_NAMES) {
            throw new BrokenFile("The file has more than " + MOST_NAMES + " different names of elements.");
        }
    }

    private BrokenFile broken(XMLStreamException e, int line) {
        String message = content.ended()
                ? "The file ends at line " + line + " before its last element is closed; it is cut off."
                : "The file is not valid XML, or damaged, at line " + line + " or soon after.";
        return BrokenFile.of(message, e.getNestedException() == null ? e : e.getNestedException());
    }

    /** Keeps one value, comment or start of an element from filling the memory, and knows whether the end was reached. */
    private static final class Portions extends FilterInputStream {

        private static final int MOST = 4 * 1024 * 1024;
        private int portion;
        private boolean ended;

        Portions(InputStream content) {
            super(content);
        }

        void nextPortion() {
            portion = 0;
        }

        boolean ended() {
            return ended;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? -1 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            count(got);
            return got;
        }

        @Override
        public void close() {
            // whoever opened it closes it
        }

        private void count(int got) throws BrokenFile {
            ended |= got < 0;
            portion += Math.max(got, 0);
            if (portion > MOST) {
                throw new BrokenFile("The file has a value or a comment of more than 4 MB.");
            }
        }
    }
}
