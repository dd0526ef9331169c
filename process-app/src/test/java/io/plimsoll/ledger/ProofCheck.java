package io.plimsoll.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Checks proofs as RFC 9162 tells verifiers to (sections 2.1.3.2 and 2.1.4.2), which is another way than making them. */
final class ProofCheck {

    private ProofCheck() {}

    /** The root that a leaf and its path lead to, "" where the path does not fit the tree. */
    static String included(long leaf, long size, byte[] hash, List<String> path) {
        long fn = leaf;
        long sn = size - 1;
        byte[] root = hash;
        for (String each : path) {
            byte[] p = HexFormat.of().parseHex(each);
            if (sn == 0) {
                return "";
            }
            if ((fn & 1) == 1 || fn == sn) {
                root = Merkle.node(p, root);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                root = Merkle.node(root, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 ? HexFormat.of().formatHex(root) : "";
    }

    static boolean continues(long first, long second, String firstRoot, String secondRoot, List<String> path) {
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        List<byte[]> hashes = new ArrayList<>();
        if (Long.bitCount(first) == 1) {
            hashes.add(HexFormat.of().parseHex(firstRoot));
        }
        path.forEach(each -> hashes.add(HexFormat.of().parseHex(each)));
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = hashes.get(0);
        byte[] sr = hashes.get(0);
        for (byte[] c : hashes.subList(1, hashes.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Merkle.node(c, fr);
                sr = Merkle.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = Merkle.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0
                && HexFormat.of().formatHex(fr).equals(firstRoot)
                && HexFormat.of().formatHex(sr).equals(secondRoot);
    }
}
