package io.plimsoll.verifier;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks one export, and what whoever asks holds against it; stops at the first place that does not fit. */
final class ExportCheck {

    private static final String HEADS = "heads.txt";
    private static final String PERSONS = "persons.jsonl";
    private static final String DOCUMENTS = "documents.jsonl";

    private final ExportZip export;
    private final Claims claims;
    private final List<String> checked = new ArrayList<>();

    /** @param claims what whoever asks holds */
    ExportCheck(ExportZip export, Claims claims) {
        this.export = export;
        this.claims = claims;
    }

    /** What the client holds. */
    record Claims(Set<String> keys, List<Head> heads, List<Path> pdfs) {}

    /** What was checked, for people to read. */
    List<String> run() throws IOException, Broken {
        Keys keys = new Keys(export.lines("keys.jsonl"), claims.keys());
        Manifest manifest = Manifest.of(export.bytes(Manifest.FILE), keys);
        manifest.check(export);
        say(
                "The export is as it was signed: %d files of chain %s.",
                export.names().size(), manifest.chain());
        List<Head> heads = heads(manifest.chain(), keys);
        Entries entries = entries(manifest, heads);
        say("%d entries link to each other without a gap.", entries.count());
        roots(entries, heads);
        held(entries, manifest.chain(), keys);
        persons(entries);
        documents(entries, keys);
        for (Path pdf : claims.pdfs()) {
            pdf(pdf, entries, keys);
        }
        keys.remarks().forEach(remark -> say("Note: %s", remark));
        return checked;
    }

    private List<Head> heads(String chain, Keys keys) throws IOException, Broken {
        List<Head> heads = new ArrayList<>();
        long before = 0;
        for (String line : export.lines(HEADS)) {
            int number = heads.size() + 1;
            Head head = Head.of(line).orElse(null);
            if (head == null) {
                throw new Broken(HEADS, number, "is not written as a head is");
            }
            String wrong = keys.wrong(head.content(), head.signatureBytes(), head.key());
            if (!wrong.isEmpty()) {
                throw new Broken(HEADS, number, wrong);
            }
            if (!head.chain().equals(chain)) {
                throw new Broken(HEADS, number, "belongs to another chain");
            }
            if (head.after() != before || head.size() <= before) {
                throw new Broken(HEADS, number, "does not follow the head before: one is missing, or was made anew");
            }
            before = head.size();
            heads.add(head);
        }
        if (heads.isEmpty()) {
            throw new Broken(HEADS, "is empty");
        }
        return heads;
    }

    private Entries entries(Manifest manifest, List<Head> heads) throws IOException, Broken {
        Set<Long> sizes = Stream.concat(heads.stream(), claims.heads().stream())
                .map(Head::size)
                .collect(Collectors.toCollection(HashSet::new));
        Entries entries = new Entries(manifest.chain(), sizes);
        try {
            entries.read(export.open(Entries.FILE));
        } catch (CharacterCodingException e) {
            throw new Broken(Entries.FILE, "holds bytes that are no text");
        }
        long covered = heads.get(heads.size() - 1).size();
        if (entries.count() != covered || manifest.size() != covered) {
            throw new Broken(Entries.FILE, "has " + entries.count() + " entries, and the last head covers " + covered);
        }
        return entries;
    }

    private void roots(Entries entries, List<Head> heads) throws Broken {
        for (int i = 0; i < heads.size(); i++) {
            Head head = heads.get(i);
            if (!head.root().equals(entries.rootAt(head.size()))) {
                throw new Broken(
                        HEADS,
                        i + 1L,
                        "one of entries %d to %d is not what it was when this head was signed at %s"
                                .formatted(head.after() + 1, head.size(), head.time()));
            }
        }
        Head last = heads.get(heads.size() - 1);
        say("%d signed heads hold, the last of %s over %d entries.", heads.size(), last.time(), last.size());
    }

    private void held(Entries entries, String chain, Keys keys) throws Broken {
        for (Head head : claims.heads()) {
            String place = "The head that you hold, of " + head.time();
            if (!head.chain().equals(chain)) {
                throw new Broken(place, "belongs to another chain, " + head.chain());
            }
            String wrong = keys.wrong(head.content(), head.signatureBytes(), head.key());
            if (!wrong.isEmpty()) {
                throw new Broken(place, wrong);
            }
            if (head.size() > entries.count()) {
                throw new Broken(place, "covers %d entries, and %d are left".formatted(head.size(), entries.count()));
            }
            if (!head.root().equals(entries.rootAt(head.size()))) {
                throw new Broken(place, "one of the first %d entries was changed since".formatted(head.size()));
            }
            say("The head that you hold, of %s, holds: its %d entries are unchanged.", head.time(), head.size());
        }
    }

    private void persons(Entries entries) throws IOException, Broken {
        int proved = 0;
        Set<String> seen = new HashSet<>();
        List<String> lines = export.lines(PERSONS);
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            var person = Json.object(lines.get(i), PERSONS, number);
            String id = Json.text(person, "id", PERSONS, number);
            String salt = Json.text(person, "salt", PERSONS, number);
            String name = Json.text(person, "name", PERSONS, number);
            String account = Json.text(person, "account", PERSONS, number);
            if (!seen.add(id) || !entries.marks().contains(id)) {
                throw new Broken(PERSONS, number, "is there twice, or in no entry");
            }
            if (!salt.isEmpty()) {
                String canonical = "{\"account\":%s,\"name\":%s,\"salt\":%s}"
                        .formatted(Json.quoted(account), Json.quoted(name), Json.quoted(salt));
                if (!Hashes.hex(canonical).equals(id)) {
                    throw new Broken(PERSONS, number, "is not who acted: the name was changed");
                }
                proved++;
            }
        }
        say(
                "%d of %d people are who acted; %d are named without proof, %d were erased.",
                proved,
                entries.marks().size(),
                seen.size() - proved,
                entries.marks().size() - seen.size());
    }

    private void documents(Entries entries, Keys keys) throws IOException, Broken {
        List<String> lines = export.lines(DOCUMENTS);
        Set<String> listed = new HashSet<>();
        Set<String> contents = new HashSet<>();
        int sealed = 0;
        for (int i = 0; i < lines.size(); i++) {
            var document = Json.object(lines.get(i), DOCUMENTS, i + 1L);
            String id = Json.text(document, "id", DOCUMENTS, i + 1L);
            String sha256 = Json.text(document, "sha256", DOCUMENTS, i + 1L);
            Entries.Stored stored = entries.documents().get(id);
            if (!listed.add(id) || stored == null || !stored.sha256().equals(sha256)) {
                throw new Broken(DOCUMENTS, i + 1L, "is there twice, or no entry says so");
            }
            contents.add("documents/" + sha256);
            contents.add("texts/" + Json.text(document, "textSha256", DOCUMENTS, i + 1L));
            sealed += content("documents/" + sha256, sha256, stored, keys) ? 1 : 0;
        }
        for (Map.Entry<String, Entries.Stored> stored : entries.documents().entrySet()) {
            if (!listed.contains(stored.getKey())) {
                throw new Broken(
                        DOCUMENTS,
                        "lacks the document of entry " + stored.getValue().sequence());
            }
        }
        for (String name : export.names()) {
            if (name.contains("/") && !contents.contains(name)) {
                throw new Broken(name, "is no document of this chain");
            }
            if (name.startsWith("texts/") && !name.endsWith("/" + Hashes.hex(export.bytes(name)))) {
                throw new Broken(name, "has another hash than its name");
            }
        }
        say("%d documents stand in entries by their hash; %d of those in the export are sealed.", lines.size(), sealed);
    }

    /** Whether a sealed document is in the export; if it is, it is whole. */
    private boolean content(String name, String sha256, Entries.Stored stored, Keys keys) throws IOException, Broken {
        if (!export.has(name)) {
            return false;
        }
        byte[] content = export.bytes(name);
        if (!Hashes.hex(content).equals(sha256)) {
            throw new Broken(name, "has another hash than entry " + stored.sequence() + " says");
        }
        if (stored.seal().isEmpty()) {
            return false;
        }
        if (!new SealCheck(name, content, keys).check().fingerprint().equals(stored.seal())) {
            throw new Broken(name, "is sealed with another key than entry " + stored.sequence() + " says");
        }
        return true;
    }

    private void pdf(Path file, Entries entries, Keys keys) throws IOException, Broken {
        byte[] content = Files.readAllBytes(file);
        SealCheck.Seal seal = new SealCheck(file.toString(), content, keys).check();
        Long named = entries.naming(Hashes.hex(content));
        if (named == null) {
            throw new Broken(file.toString(), "is sealed, but no entry of this chain names it");
        }
        say(
                "%s is sealed%s, unchanged, and named by entry %d.",
                file, seal.time().isEmpty() ? "" : " at " + seal.time(), named);
    }

    private void say(String what, Object... with) {
        checked.add(what.formatted(with));
    }
}
