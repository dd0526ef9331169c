package io.plimsoll.policy;

import java.util.List;

/** What was read out of a file. */
public sealed interface UploadedRows {

    /** Cells of each row from left to right, the reason last. */
    record Rows(List<List<String>> cells) implements UploadedRows {}

    /** Nothing was taken; why, in words that name the place. */
    record Refused(String message) implements UploadedRows {}
}
