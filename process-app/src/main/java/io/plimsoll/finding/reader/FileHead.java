package io.plimsoll.finding.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the first bytes of a file say before anybody knows its format. */
final class FileHead {

    /** Kinds that are not read, by how they begin, in hex. */
    private static final Map<String, String> BINARY = new LinkedHashMap<>();

    static {
        BINARY.put("25504446", "a PDF document");
        BINARY.put("504b", "a ZIP archive or Office file");
        BINARY.put("1f8b", "a gzip file within a gzip file");
        BINARY.put("425a68", "a bzip2 file");
        BINARY.put("fd377a585a00", "an xz file");
        BINARY.put("28b52ffd", "a zstd file");
        BINARY.put("377abcaf271c", "a 7z archive");
        BINARY.put("7801", "a zlib (deflate) stream");
        BINARY.put("785e", "a zlib (deflate) stream");
        BINARY.put("789c", "a zlib (deflate) stream");
        BINARY.put("78da", "a zlib (deflate) stream");
        BINARY.put("d0cf11e0a1b11ae1", "an old Office file");
    }

    private FileHead() {}

    /** So many bytes, or fewer where the file ends, or breaks, before: whoever reads it then finds that too. */
    static byte[] read(InputStream content, int most) throws IOException {
        var head = new ByteArrayOutputStream();
        try {
            for (int next = content.read(); next >= 0; next = content.read()) {
                head.write(next);
                if (head.size() == most) {
                    break;
                }
            }
        } catch (IOException e) {
            if (head.size() == 0) {
                throw e;
            }
        }
        return head.toByteArray();
    }

    /** What a person calls the kind of file that is certainly no text; "" for others. */
    static String binary(byte[] head) {
        String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 8));
        return BINARY.entrySet().stream()
                .filter(kind -> hex.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** As text, by the mark at its start, or by how markup in UTF-16 begins; without the mark. */
    static String text(byte[] head) {
        Charset charset = CsvText.charset(head);
        if (begins(head, '<', 0)) {
            charset = StandardCharsets.UTF_16LE;
        } else if (begins(head, 0, '<')) {
            charset = StandardCharsets.UTF_16BE;
        }
        String text = new String(head, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean begins(byte[] head, int... bytes) {
        return head.length >= bytes.length
                && Arrays.equals(Arrays.copyOf(head, bytes.length), new byte[] {(byte) bytes[0], (byte) bytes[1]});
    }
}
