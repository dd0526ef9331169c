package io.plimsoll.finding.reader;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a table: UTF-8, or UTF-16 where the file begins with its mark, as spreadsheets write it. Never keeps more
 * of it than one line, and that no longer than a limit.
 */
final class CsvText extends FilterReader {

    /** Stands for what could not be decoded; no file that can be decoded has it. */
    static final char GARBLED = '\uDC00';

    private static final int MOST = 1_000_000;
    private int sinceRecord;
    private int last = '\n';

    private CsvText(InputStream content, Charset charset) {
        super(new InputStreamReader(
                content,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(GARBLED))));
    }

    static CsvText of(InputStream content) throws IOException {
        InputStream marked = content.markSupported() ? content : new BufferedInputStream(content);
        marked.mark(2);
        byte[] mark = marked.readNBytes(2);
        marked.reset();
        return new CsvText(marked, charset(mark));
    }

    /** By the mark at the start; UTF-8 where there is none. */
    static Charset charset(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return head.length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    void nextRecord() {
        sinceRecord = 0;
    }

    /** Whether what was read last is no end of a line. */
    boolean inLine() {
        return last != '\n' && last != '\r';
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        sinceRecord += Math.max(got, 0);
        if (got > 0) {
            last = target[offset + got - 1];
        }
        if (sinceRecord > MOST) {
            throw new BrokenFile("The file has a line of more than a million characters; a quote may be open.");
        }
        return got;
    }
}
