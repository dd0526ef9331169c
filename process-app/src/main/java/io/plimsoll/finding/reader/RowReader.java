package io.plimsoll.finding.reader;

import java.io.InputStream;

/** Reads one format, in memory that does not grow with the file. */
public interface RowReader {

    /**
     * Hands all rows to the sink; leaves the stream open.
     *
     * @throws BrokenFile where the file ends or breaks before its end; rows before that have been handed over
     */
    void read(InputStream content, RowSink sink) throws BrokenFile;
}
