package io.plimsoll.finding;

/**
 * How whoever delivers wants a file to be read; texts as sent.
 *
 * @param format {@code auto} or one of the readable formats
 * @param source the name of the deliverer, "" to take the product's own name from the file
 * @param scope {@code partial} or {@code full}
 */
public record ScanOrder(String format, String source, String scope) {}
