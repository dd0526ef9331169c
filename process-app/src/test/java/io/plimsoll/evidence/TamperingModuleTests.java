package io.plimsoll.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.document.Documents;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.ledger.Verification;
import io.plimsoll.seal.HeadKey;
import io.plimsoll.verifier.PlimsollVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A thousand ways to change a record, seeded: each is found, and by whoever holds nothing but what clients are given. */
@PlimsollTest
class TamperingModuleTests {

    private static final int OF_EXPORTS = 650;
    private static final int OF_THE_DATABASE = 350;

    @Autowired
    Evidence evidence;

    @Autowired
    Ledger ledger;

    @Autowired
    Documents documents;

    @Autowired
    HeadKey headKey;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    @Test
    void everyChangeOfAnExportIsFound() throws IOException {
        Record record = new Record(ledger, documents, transaction);
        Record other = new Record(ledger, documents, transaction);
        ZipParts original = parts(record);
        ZipParts foreign = parts(other);
        String[] held = {"--head", record.heads.get(3).text(), "--key", headKey.fingerprint()};
        assertThat(verified(original, held)).startsWith("0 ");

        Map<String, Integer> found = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        for (int seed = 0; seed < OF_EXPORTS; seed++) {
            ZipParts changed = original.copy();
            String kind = new ExportMutation(new Random(seed), headKey, foreign).change(changed);
            String said = verified(changed, held);
            if (said.startsWith("1 BROKEN")) {
                found.merge(kind, 1, Integer::sum);
            } else {
                missed.add(seed + " " + kind + ": " + said);
            }
        }
        print("exports", found, missed);
        assertThat(missed).isEmpty();
        assertThat(found).hasSize(ExportMutation.KINDS);
    }

    @Test
    void everyChangeOfTheDatabaseIsFound() {
        Record record = new Record(ledger, documents, transaction);
        Record other = new Record(ledger, documents, transaction);
        assertThat(ledger.verify(record.chain, record.auditor).valid()).isTrue();

        Map<String, Integer> found = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        for (int seed = 0; seed < OF_THE_DATABASE; seed++) {
            Random random = new Random(seed);
            int number = seed;
            transaction.executeWithoutResult(status -> {
                String kind = new DatabaseMutation(random, db, record.chain.name(), other.chain.name()).change();
                Verification verification = ledger.verify(record.chain, record.auditor);
                if (!verification.valid() && verification.firstBroken() != null) {
                    found.merge(kind, 1, Integer::sum);
                } else {
                    missed.add(number + " " + kind);
                }
                status.setRollbackOnly();
            });
        }
        print("the database", found, missed);
        assertThat(missed).isEmpty();
        assertThat(found).hasSize(DatabaseMutation.KINDS);
        assertThat(ledger.verify(record.chain, record.auditor).valid()).isTrue();
    }

    private static void print(String of, Map<String, Integer> found, List<String> missed) {
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("Tampering with %s: %d changes found, %d missed %s%n", of, all, missed.size(), found);
    }

    private ZipParts parts(Record record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.of(record.client, true, record.member).writeTo(out);
        return ZipParts.of(out.toByteArray());
    }

    private String verified(ZipParts parts, String... held) throws IOException {
        Path file = folder.resolve("export.zip");
        Files.write(file, parts.zip());
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        Collections.addAll(arguments, held);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = PlimsollVerifier.run(
                new PrintStream(said, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
        return code + " " + said.toString(StandardCharsets.UTF_8).strip();
    }

    /** One change of an export. In every second one the list of files is signed again, by whoever has the provider's key. */
    private static final class ExportMutation {

        static final int KINDS = 15;

        private final Random random;
        private final HeadKey key;
        private final ZipParts foreign;

        ExportMutation(Random random, HeadKey key, ZipParts foreign) {
            this.random = random;
            this.key = key;
            this.foreign = foreign;
        }

        String change(ZipParts parts) {
            int kind = random.nextInt(KINDS);
            boolean insider = random.nextBoolean();
            String name =
                    switch (kind) {
                        case 0 -> flip(parts, insider);
                        case 1 -> lines(parts, "entries.jsonl", "entry deleted", this::delete);
                        case 2 -> lines(parts, "entries.jsonl", "entries swapped", this::swap);
                        case 3 -> lines(parts, "entries.jsonl", "entry repeated", this::repeat);
                        case 4 -> lines(parts, "entries.jsonl", "entries cut off", this::cut);
                        case 5 -> lines(parts, "heads.txt", "head deleted", this::delete);
                        case 6 -> lines(parts, "heads.txt", "heads swapped", this::swap);
                        case 7 -> lines(parts, "heads.txt", "head of another chain", this::foreignHead);
                        case 8 -> lines(parts, "keys.jsonl", "keys swapped", this::swapCertificates);
                        case 9 -> lines(parts, "persons.jsonl", "person renamed", this::rename);
                        case 10 -> lines(parts, "documents.jsonl", "document unlisted", this::delete);
                        case 11 -> document(parts);
                        case 12 -> lines(parts, "entries.jsonl", "rehashed", this::rehash);
                        case 13 -> lines(parts, "entries.jsonl", "taken out and renumbered", this::renumber);
                        default -> file(parts);
                    };
            if (insider) {
                sign(parts);
            }
            return name;
        }

        private String flip(ZipParts parts, boolean insider) {
            // whoever has the key may write another explanation, and what keys and documents are called
            List<String> names = parts.files.keySet().stream()
                    .filter(name ->
                            !insider || name.matches("entries.jsonl|heads.txt|persons.jsonl|(documents|texts)/.*"))
                    .toList();
            byte[] content = parts.files.get(pick(names));
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
            return "bit flipped";
        }

        private String document(ZipParts parts) {
            List<String> names = parts.files.keySet().stream()
                    .filter(name -> name.startsWith("documents/"))
                    .toList();
            String name = pick(names);
            byte[] content = parts.files.get(name);
            switch (random.nextInt(3)) {
                case 0 -> content[random.nextInt(content.length)] ^= 1;
                case 1 -> parts.files.put(name, Arrays.copyOf(content, content.length + 3));
                default -> parts.files.put(name, Arrays.copyOf(content, random.nextInt(content.length)));
            }
            return "document changed";
        }

        private String file(ZipParts parts) {
            List<String> names = parts.files.keySet().stream()
                    .filter(name -> !name.contains("/"))
                    .toList();
            if (random.nextBoolean()) {
                parts.files.remove(pick(names));
            } else {
                parts.files.put("documents/" + "ab".repeat(32), new byte[] {1});
            }
            return "file removed or added";
        }

        @FunctionalInterface
        private interface Change {
            void on(List<String> lines);
        }

        private static String lines(ZipParts parts, String file, String kind, Change change) {
            List<String> lines = parts.lines(file);
            change.on(lines);
            parts.put(file, lines);
            return kind;
        }

        private void delete(List<String> lines) {
            lines.remove(random.nextInt(lines.size()));
        }

        private void swap(List<String> lines) {
            int one = random.nextInt(lines.size());
            int two = (one + 1 + random.nextInt(lines.size() - 1)) % lines.size();
            Collections.swap(lines, one, two);
        }

        private void repeat(List<String> lines) {
            lines.add(random.nextInt(lines.size() + 1), pick(List.copyOf(lines)));
        }

        private void cut(List<String> lines) {
            lines.subList(random.nextInt(lines.size()), lines.size()).clear();
        }

        private void foreignHead(List<String> lines) {
            lines.set(random.nextInt(lines.size()), pick(foreign.lines("heads.txt")));
        }

        /** The key of the heads gets the certificate of another. */
        private void swapCertificates(List<String> lines) {
            List<String> fingerprints = lines.stream()
                    .map(line -> line.replaceAll(".*\"fingerprint\":\"([0-9a-f]+)\".*", "$1"))
                    .toList();
            for (int i = 0; i < lines.size(); i++) {
                lines.set(
                        i, lines.get(i).replace(fingerprints.get(i), fingerprints.get((i + 1) % fingerprints.size())));
            }
        }

        private void rename(List<String> lines) {
            int line = random.nextInt(lines.size());
            lines.set(line, lines.get(line).replaceFirst("\"name\":\"", "\"name\":\"Not "));
        }

        private void rehash(List<String> lines) {
            int first = random.nextInt(lines.size());
            lines.set(first, lines.get(first).replace("\"event\":\"", "\"event\":\"never-"));
            relink(lines, first);
        }

        private void renumber(List<String> lines) {
            int out = random.nextInt(lines.size() - 1);
            lines.remove(out);
            for (int i = out; i < lines.size(); i++) {
                lines.set(i, lines.get(i).replace("\"seq\":" + (i + 2) + ",", "\"seq\":" + (i + 1) + ","));
            }
            relink(lines, out);
        }

        private static void relink(List<String> lines, int from) {
            for (int i = from; i < lines.size(); i++) {
                lines.set(i, Forger.linked(lines.get(i), i == 0 ? "" : Sha256.hex(lines.get(i - 1))));
            }
        }

        private void sign(ZipParts parts) {
            if (!parts.files.containsKey("manifest.txt")) {
                return;
            }
            StringBuilder list = new StringBuilder(parts.lines("manifest.txt").get(0)).append('\n');
            parts.files.forEach((name, content) -> {
                if (!name.equals("manifest.txt")) {
                    list.append(Sha256.hex(content)).append("  ").append(name).append('\n');
                }
            });
            byte[] signature = key.sign(list.toString().getBytes(StandardCharsets.UTF_8));
            list.append("signature=")
                    .append(HexFormat.of().formatHex(signature))
                    .append('\n');
            parts.files.put("manifest.txt", list.toString().getBytes(StandardCharsets.UTF_8));
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }
    }

    /** One change of the tables; each keeps to the record that is verified. */
    private static final class DatabaseMutation {

        static final int KINDS = 14;

        private final Random random;
        private final JdbcClient db;
        private final String chain;
        private final String other;

        DatabaseMutation(Random random, JdbcClient db, String chain, String other) {
            this.random = random;
            this.db = db;
            this.chain = chain;
            this.other = other;
        }

        String change() {
            int seq = 1 + random.nextInt(Record.ENTRIES);
            switch (random.nextInt(KINDS)) {
                case 0:
                    return flip(seq);
                case 1:
                    db.sql("update ledger_entry set hash = ? where chain = ? and seq = ?")
                            .params(Sha256.hex("x" + seq), chain, seq)
                            .update();
                    return "hash changed";
                case 2:
                    db.sql("delete from ledger_entry where chain = ? and seq = ?")
                            .params(chain, seq)
                            .update();
                    return "entry deleted";
                case 3:
                    swap(seq);
                    return "entries swapped";
                case 4:
                    repeat(seq);
                    return "entry repeated at the end";
                case 5:
                    cut(seq);
                    return "cut off, with an end that fits";
                case 6:
                    db.sql("delete from ledger_tree_head where chain = ? and tree_size = ?")
                            .params(chain, head())
                            .update();
                    return "head deleted";
                case 7:
                    db.sql("update ledger_tree_head set head = ? where chain = ? and tree_size = ?")
                            .params(foreignHead(), chain, head())
                            .update();
                    return "head of another chain";
                case 8:
                    db.sql("update ledger_person set name = 'Somebody Else' where subject = ?")
                            .param("manager-" + chain.substring("client:".length()))
                            .update();
                    return "person renamed";
                case 9:
                    db.sql("update seal_key set certificate = ? where purpose = 'heads'")
                            .param(new byte[] {(byte) seq})
                            .update();
                    return "key replaced";
                case 10:
                    new Forger(db).rehashFrom(chain, seq);
                    return "rehashed";
                case 11:
                    new Forger(db).takeOut(chain, seq);
                    return "taken out and renumbered";
                case 12:
                    db.sql("update ledger_tree_head set frontier = concat(?, substring(frontier, 65)) where chain = ?"
                                    + " and tree_size = ?")
                            .params(Sha256.hex("y" + seq), chain, head())
                            .update();
                    return "edge of a tree changed";
                default:
                    db.sql("update ledger_entry set subject = 'NC-2026-999999' where chain = ? and seq = ?")
                            .params(chain, seq)
                            .update();
                    return "subject changed";
            }
        }

        private String flip(int seq) {
            StringBuilder canonical = new StringBuilder(canonical(seq));
            int place = random.nextInt(canonical.length());
            canonical.setCharAt(place, (char) (canonical.charAt(place) ^ (1 << random.nextInt(4))));
            db.sql("update ledger_entry set canonical = ? where chain = ? and seq = ?")
                    .params(canonical.toString(), chain, seq)
                    .update();
            return "bit flipped";
        }

        private void swap(int one) {
            int two = one % Record.ENTRIES + 1;
            for (int[] move : new int[][] {{one, 1000}, {two, one}, {1000, two}}) {
                db.sql("update ledger_entry set seq = ? where chain = ? and seq = ?")
                        .params(move[1], chain, move[0])
                        .update();
            }
        }

        private void repeat(int seq) {
            db.sql(
                            "insert into ledger_entry (chain, seq, subject, canonical, hash) select chain, ?, subject, canonical,"
                                    + " hash from ledger_entry where chain = ? and seq = ?")
                    .params(Record.ENTRIES + 1, chain, seq)
                    .update();
            db.sql("update ledger_head set entries = entries + 1 where chain = ?")
                    .param(chain)
                    .update();
        }

        private void cut(int seq) {
            db.sql("delete from ledger_entry where chain = ? and seq >= ?")
                    .params(chain, seq)
                    .update();
            String hash = seq == 1
                    ? ""
                    : db.sql("select hash from ledger_entry where chain = ? and seq = ?")
                            .params(chain, seq - 1)
                            .query(String.class)
                            .single();
            db.sql("update ledger_head set entries = ?, hash = ? where chain = ?")
                    .params(seq - 1, hash, chain)
                    .update();
        }

        /** Of which entry the record has a head. */
        private int head() {
            return List.of(9, 18, 27, 36, Record.ENTRIES).get(random.nextInt(5));
        }

        private String foreignHead() {
            return db.sql("select head from ledger_tree_head where chain = ? and tree_size = ?")
                    .params(other, head())
                    .query(String.class)
                    .single();
        }

        private String canonical(int seq) {
            return db.sql("select canonical from ledger_entry where chain = ? and seq = ?")
                    .params(chain, seq)
                    .query(String.class)
                    .single();
        }
    }
}
