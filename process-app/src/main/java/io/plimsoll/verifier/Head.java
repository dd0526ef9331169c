package io.plimsoll.verifier;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed head, as a line.
 *
 * @param signed what the signature is over
 */
record Head(
        String chain, long size, long after, String root, String time, String key, String signed, String signature) {

    private static final Pattern LINE = Pattern.compile(
            "(plimsoll-head:1 chain=(\\S{1,60}) size=([1-9]\\d{0,17}) after=(0|[1-9]\\d{0,17}) root=([0-9a-f]{64})"
                    + " time=(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z) key=([0-9a-f]{64}))"
                    + " signature=([0-9a-f]{128})");

    static Optional<Head> of(String line) {
        Matcher fits = LINE.matcher(line);
        return fits.matches()
                ? Optional.of(new Head(
                        fits.group(2),
                        Long.parseLong(fits.group(3)),
                        Long.parseLong(fits.group(4)),
                        fits.group(5),
                        fits.group(6),
                        fits.group(7),
                        fits.group(1),
                        fits.group(8)))
                : Optional.empty();
    }

    /** The first head in a text, such as a mail that broke the line. */
    static Optional<Head> in(String text) {
        Matcher found = LINE.matcher(text.replaceAll("\\s+", " "));
        return found.find() ? of(found.group()) : Optional.empty();
    }

    byte[] content() {
        return signed.getBytes(StandardCharsets.UTF_8);
    }

    byte[] signatureBytes() {
        return HexFormat.of().parseHex(signature);
    }
}
