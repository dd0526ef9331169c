package io.plimsoll.evidence;

import io.plimsoll.ledger.Sha256;
import io.plimsoll.ledger.SignedHead;
import io.plimsoll.seal.HeadKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that ends with a signed list of what is in it. */
final class ExportFile {

    private final ZipOutputStream zip;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    ExportFile(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Takes lines. */
    @FunctionalInterface
    interface Lines {
        void add(String line);
    }

    void add(String name, byte[] content) throws IOException {
        write(name, out -> out.write(content));
    }

    /** Adds what is not there yet; contents that are named by their hash may be wanted twice. */
    void addOnce(String name, Supplier<byte[]> content) throws IOException {
        if (!hashes.containsKey(name)) {
            add(name, content.get());
        }
    }

    void lines(String name, Consumer<Lines> source) throws IOException {
        write(
                name,
                out -> source.accept(line -> {
                    try {
                        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    /** Ends the zip with its list, signed as heads are; the words it begins with keep the one from passing for the other. */
    void close(SignedHead head, HeadKey key) throws IOException {
        StringBuilder list = new StringBuilder(
                "plimsoll-export:1 chain=%s size=%d key=%s\n".formatted(head.chain(), head.size(), key.fingerprint()));
        hashes.forEach(
                (name, hash) -> list.append(hash).append("  ").append(name).append('\n'));
        byte[] signature = key.sign(list.toString().getBytes(StandardCharsets.UTF_8));
        list.append("signature=").append(HexFormat.of().formatHex(signature)).append('\n');
        add("manifest.txt", list.toString().getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    private void write(String name, Writing content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        DigestOutputStream hashed = new DigestOutputStream(zip, Sha256.digest());
        OutputStream out = new BufferedOutputStream(hashed);
        content.to(out);
        out.flush();
        zip.closeEntry();
        hashes.put(name, HexFormat.of().formatHex(hashed.getMessageDigest().digest()));
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }
}
