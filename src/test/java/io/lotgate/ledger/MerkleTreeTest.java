package io.lotgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree hash of RFC 6962, against the values of the log test suites and against the RFC's own recursion. */
class MerkleTreeTest {
    /** Leaves and roots of the reference tests of certificate-transparency logs. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void hasTheRootsOfTheReferenceTests(int leaves, String root) {
        MerkleTree tree = new MerkleTree();
        LEAVES.subList(0, leaves).forEach(leaf -> tree.add(HexFormat.of().parseHex(leaf)));
        assertThat(tree.root()).isEqualTo(root);
        assertThat(tree.leaves()).isEqualTo(leaves);
    }

    @Test
    void agreesWithTheRecursionOfTheRfcForEverySize() throws NoSuchAlgorithmException {
        MerkleTree tree = new MerkleTree();
        byte[][] leaves = new byte[130][];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = new byte[] {(byte) i, 7};
            tree.add(leaves[i]);
            assertThat(tree.root()).isEqualTo(HexFormat.of().formatHex(hash(leaves, 0, i + 1)));
        }
    }

    /** RFC 6962, section 2.1: split at the largest power of two below n. */
    private static byte[] hash(byte[][] leaves, int from, int to) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        if (to - from == 1) {
            digest.update((byte) 0);
            return digest.digest(leaves[from]);
        }
        int half = Integer.highestOneBit(to - from - 1);
        byte[] left = hash(leaves, from, from + half);
        byte[] right = hash(leaves, from + half, to);
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }
}
