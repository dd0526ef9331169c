package io.plimsoll.verifier;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The certificates in an export, and which of them whoever asks holds to be the provider's. */
final class Keys {

    static final String HEADS = "heads";
    static final String DOCUMENTS = "documents";

    private static final String FILE = "keys.jsonl";
    private static final String FOR_TRYING = "not for evidence";

    private final Map<String, X509Certificate> heads = new LinkedHashMap<>();
    private final Map<String, X509Certificate> documents = new LinkedHashMap<>();
    private final Set<String> held;

    /** @param held fingerprints that are the provider's for certain; where none is, all in the export are taken */
    Keys(List<String> lines, Set<String> held) throws Broken {
        this.held = held;
        for (int i = 0; i < lines.size(); i++) {
            add(lines.get(i), i + 1);
        }
        for (String fingerprint : held) {
            if (!heads.containsKey(fingerprint) && !documents.containsKey(fingerprint)) {
                throw new Broken(FILE, "lacks the key that you hold, " + fingerprint);
            }
        }
    }

    private void add(String line, long number) throws Broken {
        var key = Json.object(line, FILE, number);
        String fingerprint = Json.text(key, "fingerprint", FILE, number);
        try {
            byte[] encoded = Base64.getDecoder().decode(Json.text(key, "certificate", FILE, number));
            if (!Hashes.hex(encoded).equals(fingerprint)) {
                throw new Broken(FILE, number, "the certificate has another fingerprint");
            }
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            Map<String, X509Certificate> kind =
                    switch (Json.text(key, "purpose", FILE, number)) {
                        case HEADS -> heads;
                        case DOCUMENTS -> documents;
                        default -> throw new Broken(FILE, number, "is a key for something else");
                    };
            if (kind.put(fingerprint, certificate) != null) {
                throw new Broken(FILE, number, "is there twice");
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new Broken(FILE, number, "holds no certificate");
        }
    }

    /** What is wrong with a signature by one of the heads' keys; "" where nothing is. */
    String wrong(byte[] content, byte[] signed, String by) {
        X509Certificate certificate = heads.get(by);
        if (certificate == null) {
            return "is signed with a key that is not in " + FILE;
        }
        if (!isTaken(by, heads)) {
            return "is signed with a key that you did not name, " + by;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(certificate.getPublicKey());
            signature.update(content);
            return signature.verify(signed) ? "" : "the signature is not right";
        } catch (GeneralSecurityException e) {
            return "the signature is not right";
        }
    }

    boolean mayHaveSealed(String fingerprint) {
        return documents.containsKey(fingerprint) && isTaken(fingerprint, documents);
    }

    /** Where keys of a kind are held, only those are taken; holding one kind says nothing of the other. */
    private boolean isTaken(String fingerprint, Map<String, X509Certificate> kind) {
        return held.contains(fingerprint) || held.stream().noneMatch(kind::containsKey);
    }

    /** What a reader has to know of the keys, line by line. */
    Set<String> remarks() {
        Set<String> remarks = new LinkedHashSet<>();
        remark("heads", heads, remarks);
        remark("documents", documents, remarks);
        return remarks;
    }

    private void remark(String purpose, Map<String, X509Certificate> kind, Set<String> remarks) {
        kind.forEach((fingerprint, certificate) -> {
            String subject = certificate.getSubjectX500Principal().getName();
            if (subject.contains(FOR_TRYING)) {
                remarks.add("The key for " + purpose + " was made for trying and is no evidence: " + subject);
            }
            if (held.stream().noneMatch(kind::containsKey)) {
                remarks.add("Nobody but the export itself says that this key for " + purpose
                        + " is the provider's. Compare it, or give it with --key: " + fingerprint);
            }
        });
    }
}
