package io.plimsoll.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of a chain: each links to the one before, and the tree over them has the roots that heads claim. */
final class Entries {

    static final String FILE = "entries.jsonl";

    private final String chain;
    private final Map<Long, String> rootsAt = new HashMap<>();
    private final Set<Long> sizes;
    /** Hashes of documents, and the entry that names each first. */
    private final Map<String, Long> hashes = new HashMap<>();
    /** By the document's id. */
    private final Map<String, Stored> documents = new HashMap<>();

    private final Set<String> marks = new HashSet<>();
    private long count;

    /** What an entry says of a document that was stored; the seal is "" for what bears none. */
    record Stored(long sequence, String sha256, String seal) {}

    /** @param sizes where the tree's root is wanted */
    Entries(String chain, Set<Long> sizes) {
        this.chain = chain;
        this.sizes = sizes;
    }

    void read(InputStream in) throws IOException, Broken {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        Tree tree = new Tree();
        String previous = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, strict))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                count++;
                check(line, previous);
                tree.add(line);
                previous = Hashes.hex(line);
                if (sizes.contains(count)) {
                    rootsAt.put(count, tree.root());
                }
            }
        }
    }

    private void check(String line, String previous) throws Broken {
        var entry = Json.object(line, FILE, count);
        if (!(entry.get("seq") instanceof BigDecimal number) || number.compareTo(BigDecimal.valueOf(count)) != 0) {
            throw new Broken(FILE, count, "is entry " + entry.get("seq") + ", and entry " + count + " is missing here");
        }
        if (!Json.text(entry, "chain", FILE, count).equals(chain)) {
            throw new Broken(FILE, count, "belongs to another chain");
        }
        if (!Json.text(entry, "prev", FILE, count).equals(previous)) {
            throw new Broken(FILE, count, "does not link to entry " + (count - 1) + ": one of the two was changed");
        }
        marks.add(Json.text(entry, "by", FILE, count));
        if (entry.get("facts") instanceof Map<?, ?> facts) {
            remember(facts);
        }
    }

    private void remember(Map<?, ?> facts) {
        if (facts.get("person") instanceof String whom) {
            marks.add(whom);
        }
        if (facts.get("sha256") instanceof String sha256) {
            hashes.putIfAbsent(sha256, count);
            if (facts.get("document") instanceof String document) {
                documents.putIfAbsent(
                        document, new Stored(count, sha256, facts.get("seal") instanceof String seal ? seal : ""));
            }
        }
    }

    long count() {
        return count;
    }

    /** Of the first {@code size} entries; null where there are fewer. */
    @Nullable String rootAt(long size) {
        return rootsAt.get(size);
    }

    /** The first entry that names the hash; null where none does. */
    @Nullable Long naming(String sha256) {
        return hashes.get(sha256);
    }

    Map<String, Stored> documents() {
        return documents;
    }

    Set<String> marks() {
        return marks;
    }
}
