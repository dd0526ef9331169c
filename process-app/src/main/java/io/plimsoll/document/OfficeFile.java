package io.plimsoll.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks into an Office Open XML file (ISO/IEC 29500-2) without opening it: its parts' names say what it is. */
final class OfficeFile {

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int MOST_PARTS = 5_000;

    /** A document unpacks to a multiple of its size; this is more than any that a person wrote. */
    private static final long MOST_BYTES = 200L * 1024 * 1024;

    private OfficeFile() {}

    /**
     * Whether it has the parts of such a document, and no macros or embedded programs.
     *
     * @param folder in which this kind of document has its parts
     */
    static boolean isPlain(byte[] content, String folder) {
        boolean types = false;
        boolean parts = false;
        long left = MOST_BYTES;
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                String name = part.getName().toLowerCase(Locale.ROOT);
                left -= length(zip, left);
                if (isActive(name) || left <= 0 || ++count > MOST_PARTS) {
                    return false;
                }
                types |= part.getName().equals(CONTENT_TYPES);
                parts |= name.startsWith(folder);
            }
            return types && parts;
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static boolean isActive(String name) {
        return name.contains("vbaproject")
                || name.contains("vbadata")
                || name.contains("/activex/")
                || name.contains("/embeddings/")
                || name.contains("macrosheets/");
    }

    /** Reads a part to its end, but no further than allowed. */
    private static long length(InputStream part, long most) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long length = 0;
        for (int got = part.read(buffer); got >= 0 && length < most; got = part.read(buffer)) {
            length += got;
        }
        return length;
    }
}
