package io.plimsoll.document;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.springframework.stereotype.Component;

/**
 * Prints frozen text on A4, to be read in decades: PDF/A-2u. The same text makes the same bytes, and nothing outside the
 * text is ever fetched.
 */
@Component
class PdfPrinter {

    private static final long SAME_ID_FOR_SAME_TEXT = 1;

    private final Templates templates;
    private final Fonts fonts;
    private final String style;
    private final byte[] colours = resource("sRGB-v2-micro.icc");

    PdfPrinter(Templates templates, Fonts fonts) {
        this.templates = templates;
        this.fonts = fonts;
        this.style = fonts.named(new String(resource("page.css"), StandardCharsets.UTF_8));
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
        builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
        builder.useColorProfile(colours);
        fonts.addTo(builder);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            renderer.createPDFWithoutClosing();
            PDDocument pdf = renderer.getPdfDocument();
            describe(pdf, text);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves out the time of printing: when a document was stored is in its row and in the ledger. */
    private void describe(PDDocument pdf, FrozenText text) throws IOException {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(text.title());
        information.setProducer("Plimsoll");
        pdf.setDocumentInformation(information);
        pdf.setDocumentId(SAME_ID_FOR_SAME_TEXT);
        PDMetadata metadata = new PDMetadata(pdf);
        String description = templates.merge("metadata.vm", Map.of("title", text.title()));
        metadata.importXMPMetadata(description.getBytes(StandardCharsets.UTF_8));
        pdf.getDocumentCatalog().setMetadata(metadata);
    }

    private static byte[] resource(String name) {
        try (InputStream in = PdfPrinter.class.getResourceAsStream("/documents/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " of documents is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
