package io.plimsoll.document;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.stereotype.Component;

/** Prints frozen text on A4. The same text makes the same bytes, and nothing outside the text is ever fetched. */
@Component
class PdfPrinter {

    private static final long SAME_ID_FOR_SAME_TEXT = 1;

    private final Templates templates;
    private final Fonts fonts;
    private final String style;

    PdfPrinter(Templates templates, Fonts fonts) {
        this.templates = templates;
        this.fonts = fonts;
        this.style = fonts.named(styleSheet());
        XRLog.setLoggerImpl(new PrinterLog());
    }

    byte[] print(FrozenText text) {
        org.w3c.dom.Document page = text.page(templates, style);
        fonts.spellOutUnknown(page);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.withW3cDocument(page, null);
        builder.useUriResolver((base, uri) -> null);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        fonts.addTo(builder);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            renderer.createPDFWithoutClosing();
            PDDocument pdf = renderer.getPdfDocument();
            describe(pdf, text.title());
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves out the time of printing: when a document was stored is in its row and in the ledger. */
    private static void describe(PDDocument pdf, String title) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer("Plimsoll");
        pdf.setDocumentInformation(information);
        pdf.setDocumentId(SAME_ID_FOR_SAME_TEXT);
    }

    private static String styleSheet() {
        try (InputStream in = PdfPrinter.class.getResourceAsStream("/documents/page.css")) {
            if (in == null) {
                throw new IllegalStateException("The style sheet of documents is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
