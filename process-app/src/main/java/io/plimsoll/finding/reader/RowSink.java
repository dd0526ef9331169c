package io.plimsoll.finding.reader;

/** Takes what a reader finds, in the order of the file. */
public interface RowSink {

    void row(Row row);

    /**
     * A row that cannot be read.
     *
     * @param place where in the file, as in {@code line 7}
     * @param reason plain words, as in {@code it names no asset}
     * @param check the check it would have been about, "" where even that is not known
     */
    void rejected(String place, String reason, String check);
}
