package io.plimsoll.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of an export: those that belong there, each once, and no other. */
final class ExportZip implements Closeable {

    private static final List<String> PARTS = List.of(
            "README.txt", Entries.FILE, "heads.txt", "keys.jsonl", "persons.jsonl", "documents.jsonl", "manifest.txt");
    private static final Pattern CONTENT = Pattern.compile("(documents|texts)/[0-9a-f]{64}");

    private final ZipFile zip;
    private final SortedSet<String> names = new TreeSet<>();

    ExportZip(Path file) throws IOException, Broken {
        zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        try {
            for (ZipEntry each : Collections.list(zip.entries())) {
                if (!PARTS.contains(each.getName())
                        && !CONTENT.matcher(each.getName()).matches()) {
                    throw new Broken(each.getName(), "does not belong into an export");
                }
                if (!names.add(each.getName())) {
                    throw new Broken(each.getName(), "is there twice");
                }
            }
            for (String part : PARTS) {
                if (!names.contains(part)) {
                    throw new Broken(part, "is missing");
                }
            }
        } catch (Broken e) {
            zip.close();
            throw e;
        }
    }

    SortedSet<String> names() {
        return names;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    InputStream open(String name) throws IOException {
        InputStream in = zip.getInputStream(zip.getEntry(name));
        if (in == null) {
            throw new IOException(name + " cannot be read");
        }
        return in;
    }

    byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    /** The lines of a file that ends with a line feed, or is empty. */
    List<String> lines(String name) throws IOException {
        String text = new String(bytes(name), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
