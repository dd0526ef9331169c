package io.plimsoll.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.stereotype.Component;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The fonts that travel inside each PDF, and what they can write; the machine's own fonts are never asked. */
@Component
class Fonts {

    private static final String FAMILY = "Plimsoll";
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private final List<Face> faces = new ArrayList<>();
    private final List<CmapLookup> coverage = new ArrayList<>();
    private final List<String> families = new ArrayList<>();

    Fonts(DocumentSettings settings) {
        byte[] regular = resource("");
        add(FAMILY, regular, NORMAL, FontStyle.NORMAL);
        add(FAMILY, resource("-Bold"), BOLD, FontStyle.NORMAL);
        add(FAMILY, resource("-Oblique"), NORMAL, FontStyle.ITALIC);
        add(FAMILY, resource("-BoldOblique"), BOLD, FontStyle.ITALIC);
        families.add(FAMILY);
        coverage.add(coverageOf(regular));
        for (Path file : settings.fonts()) {
            byte[] font = read(file);
            String family = FAMILY + families.size();
            add(family, font, NORMAL, FontStyle.NORMAL);
            add(family, font, BOLD, FontStyle.NORMAL);
            families.add(family);
            coverage.add(coverageOf(font));
        }
    }

    void addTo(PdfRendererBuilder builder) {
        faces.forEach(face -> builder.useFont(
                () -> new ByteArrayInputStream(face.bytes()), face.family(), face.weight(), face.style(), true));
    }

    /** The style sheet's family, with the further fonts behind it. */
    String named(String style) {
        return style.replace("\"" + FAMILY + "\"", '"' + String.join("\", \"", families) + '"');
    }

    /** Writes the code in place of each character that no font has: nothing may vanish from what somebody signs. */
    void spellOutUnknown(Node node) {
        if (node instanceof Text text) {
            text.setData(spelled(text.getData()));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            spellOutUnknown(child);
        }
    }

    String spelled(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isInvisible(point)) {
                return;
            }
            if (point < ' ' || coverage.stream().anyMatch(font -> font.getGlyphId(point) > 0)) {
                out.appendCodePoint(point);
            } else {
                out.append("[U+%04X]".formatted(point));
            }
        });
        return out.toString();
    }

    /** Joiners and variation selectors only say how neighbours look; by themselves they write nothing. */
    private static boolean isInvisible(int point) {
        return point == 0x200D || (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private void add(String family, byte[] bytes, int weight, FontStyle style) {
        faces.add(new Face(family, bytes, weight, style));
    }

    private static CmapLookup coverageOf(byte[] font) {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(font)).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("Not a TrueType font", e);
        }
    }

    private static byte[] resource(String face) {
        try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + face + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("The built-in font is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Face(String family, byte[] bytes, int weight, FontStyle style) {}
}
