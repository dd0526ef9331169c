package io.plimsoll.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be attached, told by what is in the file; the ending has to agree with it. */
enum AttachmentType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    CSV("text/csv", "csv"),
    TEXT("text/plain", "txt");

    private static final byte[] PDF_MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG_MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG_MAGIC = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};

    private final String mediaType;
    private final Set<String> endings;

    AttachmentType(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = Set.of(endings);
    }

    String mediaType() {
        return mediaType;
    }

    /** The types by their endings, as a person is told. */
    static String allowed() {
        return Arrays.stream(values())
                .flatMap(type -> type.endings.stream().sorted())
                .collect(Collectors.joining(", "));
    }

    /** What the file is, where it is one of these and its ending says so too. */
    static Optional<AttachmentType> of(byte[] content, String ending) {
        return Arrays.stream(values())
                .filter(type -> type.endings.contains(ending) && type.isIn(content))
                .findFirst();
    }

    private boolean isIn(byte[] content) {
        return switch (this) {
            case PDF -> starts(content, PDF_MAGIC);
            case PNG -> starts(content, PNG_MAGIC);
            case JPEG -> starts(content, JPEG_MAGIC);
            case DOCX -> starts(content, ZIP_MAGIC) && OfficeFile.isPlain(content, "word/");
            case XLSX -> starts(content, ZIP_MAGIC) && OfficeFile.isPlain(content, "xl/");
            case PPTX -> starts(content, ZIP_MAGIC) && OfficeFile.isPlain(content, "ppt/");
            case CSV, TEXT -> isText(content);
        };
    }

    private static boolean starts(byte[] content, byte[] magic) {
        return content.length > magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }

    /** UTF-8 without control characters, and no markup: what begins like a page or a picture in XML is none. */
    private static boolean isText(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            String start = text.replace("\uFEFF", "").stripLeading();
            return !start.isEmpty()
                    && !start.startsWith("<")
                    && text.chars()
                            .noneMatch(point ->
                                    Character.isISOControl(point) && point != '\t' && point != '\r' && point != '\n');
        } catch (CharacterCodingException noText) {
            return false;
        }
    }
}
