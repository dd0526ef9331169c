package io.plimsoll.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTests {

    /** The first three leaves that implementations of RFC 6962 test with are "", 0x00 and 0x10; ours are texts. */
    @Test
    void theHashesAreThoseOfTheRfc() {
        // printf '\x00' | sha256sum
        assertThat(HexFormat.of().formatHex(Merkle.leaf("")))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        // known roots of the reference implementation's trees of one and two leaves
        assertThat(HexFormat.of().formatHex(Merkle.node(Merkle.leaf(""), Merkle.leaf("\u0000"))))
                .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 100})
    void eachProofLeadsToTheRootAndNoOther(int size) {
        MerkleTree tree = tree(size);
        String root = tree.root();

        for (int leaf = 0; leaf < size; leaf++) {
            assertThat(ProofCheck.included(leaf, size, Merkle.leaf("leaf " + leaf), tree.inclusion(leaf)))
                    .isEqualTo(root);
            assertThat(ProofCheck.included(leaf, size, Merkle.leaf("other"), tree.inclusion(leaf)))
                    .isNotEqualTo(root);
        }
        for (int earlier = 1; earlier <= size; earlier++) {
            List<String> path = tree.consistency(earlier);
            assertThat(ProofCheck.continues(earlier, size, tree(earlier).root(), root, path))
                    .as("%d to %d", earlier, size)
                    .isTrue();
            assertThat(ProofCheck.continues(earlier, size, "00".repeat(32), root, path))
                    .isFalse();
        }
    }

    @Test
    void theEdgeOfATreeIsEnoughToGoOn() {
        Frontier frontier = new Frontier();
        for (int size = 1; size <= 200; size++) {
            frontier.add(Merkle.leaf("leaf " + (size - 1)));
            assertThat(frontier.root()).isEqualTo(tree(size).root());
            frontier = Frontier.of(size, frontier.text());
        }
    }

    private static MerkleTree tree(int size) {
        ByteArrayOutputStream leaves = new ByteArrayOutputStream();
        for (int i = 0; i < size; i++) {
            leaves.writeBytes(Merkle.leaf("leaf " + i));
        }
        return new MerkleTree(leaves.toByteArray());
    }
}
