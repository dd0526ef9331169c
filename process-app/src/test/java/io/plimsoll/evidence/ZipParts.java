package io.plimsoll.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a zip, to be changed and packed again. */
final class ZipParts {

    final Map<String, byte[]> files = new LinkedHashMap<>();

    static ZipParts of(byte[] zip) throws IOException {
        ZipParts parts = new ZipParts();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                parts.files.put(each.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    ZipParts copy() {
        ZipParts copy = new ZipParts();
        files.forEach((name, content) -> copy.files.put(name, content.clone()));
        return copy;
    }

    byte[] zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    List<String> lines(String name) {
        return new ArrayList<>(text(name).lines().toList());
    }

    void put(String name, List<String> lines) {
        files.put(name, (String.join("\n", lines) + (lines.isEmpty() ? "" : "\n")).getBytes(StandardCharsets.UTF_8));
    }
}
