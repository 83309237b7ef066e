package io.lotgate.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over leaves that come one by one: a leaf is hashed behind the byte 0, a
 * node behind the byte 1, so that neither passes for the other. Holds one hash a level.
 */
final class MerkleTree {
    private final MessageDigest digest = sha256();
    private final Deque<Node> complete = new ArrayDeque<>(); // subtrees of falling size, the last first
    private long leaves;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Node(int level, byte[] hash) {}

    /** Appends a leaf. */
    void add(byte[] leaf) {
        digest.update((byte) 0);
        Node node = new Node(0, digest.digest(leaf));
        leaves++;
        while (!complete.isEmpty() && complete.getFirst().level == node.level) {
            node = join(complete.removeFirst(), node);
        }
        complete.addFirst(node);
    }

    long leaves() {
        return leaves;
    }

    /** The root over all leaves so far; of none, the hash of nothing. */
    String root() {
        Node root = null;
        for (Node left : complete) {
            root = root == null ? left : join(left, root);
        }
        return HexFormat.of().formatHex(root == null ? digest.digest() : root.hash);
    }

    private Node join(Node left, Node right) {
        digest.update((byte) 1);
        digest.update(left.hash);
        return new Node(left.level + 1, digest.digest(right.hash));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
