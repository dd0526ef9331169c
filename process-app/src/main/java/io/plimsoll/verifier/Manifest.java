package io.plimsoll.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signed list of what an export holds. */
record Manifest(String chain, long size, Map<String, String> hashes) {

    static final String FILE = "manifest.txt";

    private static final Pattern WHOLE =
            Pattern.compile("(plimsoll-export:1 chain=(\\S{1,60}) size=([1-9]\\d{0,17}) key=([0-9a-f]{64})\\n"
                    + "((?:[0-9a-f]{64}  [A-Za-z0-9./]{1,100}\\n)+))signature=([0-9a-f]{128})\\n");

    static Manifest of(byte[] content, Keys keys) throws Broken {
        Matcher fits = WHOLE.matcher(new String(content, StandardCharsets.UTF_8));
        if (!fits.matches()) {
            throw new Broken(FILE, "is not written as such a list is");
        }
        byte[] signed = fits.group(1).getBytes(StandardCharsets.UTF_8);
        String wrong = keys.wrong(signed, HexFormat.of().parseHex(fits.group(6)), fits.group(4));
        if (!wrong.isEmpty()) {
            throw new Broken(FILE, wrong);
        }
        Map<String, String> hashes = new TreeMap<>();
        for (String line : fits.group(5).split("\n")) {
            hashes.put(line.substring(66), line.substring(0, 64));
        }
        return new Manifest(fits.group(2), Long.parseLong(fits.group(3)), hashes);
    }

    void check(ExportZip export) throws IOException, Broken {
        for (Map.Entry<String, String> each : hashes.entrySet()) {
            if (!export.has(each.getKey())) {
                throw new Broken(each.getKey(), "is missing");
            }
            try (InputStream in = export.open(each.getKey())) {
                if (!Hashes.hex(in).equals(each.getValue())) {
                    throw new Broken(each.getKey(), "was changed after the export was signed");
                }
            }
        }
        for (String name : export.names()) {
            if (!name.equals(FILE) && !hashes.containsKey(name)) {
                throw new Broken(name, "was added after the export was signed");
            }
        }
    }
}
