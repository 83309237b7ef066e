package io.lotgate.ledger;

import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Seals that were exported to a folder and kept there. Where the ledger has another seal of a number, or none, what the
 * kept one covers is compared with the entries, so that the stream is named.
 */
final class KeptSeals {
    /** Marks what comes from a kept seal that the ledger does not have. */
    private static final long OFFSET = 1L << 40;

    static final Comparator<SealedHead> BY_STREAM_AND_NUMBER =
            Comparator.comparing(SealedHead::stream, SealedHead.ORDER).thenComparing(SealedHead::number);

    private final List<Path> files;
    private long read;

    KeptSeals(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> SealFile.number(file).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long read() {
        return read;
    }

    static boolean from(SealedHead head) {
        return head.seal() > OFFSET;
    }

    /** The number of the seal that a head is from, kept or not. */
    static long number(SealedHead head) {
        return from(head) ? head.seal() - OFFSET : head.seal();
    }

    /** Heads of the kept seals that are not the ledger's own, in order. */
    List<SealedHead> compare(List<Seal> chain, Trust trust, Faults faults) {
        List<SealedHead> others = new ArrayList<>();
        for (Path file : files) {
            String place = "kept seal " + file.getFileName();
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                String first = lines.readLine();
                Optional<SignedSeal> signed =
                        SignedSeal.read((first == null ? "" : first).getBytes(StandardCharsets.UTF_8));
                Optional<Seal> seal = signed.flatMap(SignedSeal::seal);
                if (signed.isEmpty() || seal.isEmpty()) {
                    faults.add(place, "cannot be read as a seal");
                    continue;
                }
                read++;
                if (same(seal.get(), chain)) {
                    continue;
                }
                compare(place, seal.get(), signed.get(), chain, trust, faults);
                others.addAll(heads(place, seal.get(), lines, faults));
            } catch (IOException e) {
                faults.add(place, "cannot be read: " + e.getMessage());
            }
        }
        others.sort(BY_STREAM_AND_NUMBER);
        return others;
    }

    private static boolean same(Seal seal, List<Seal> chain) {
        return seal.number() <= chain.size()
                && chain.get((int) seal.number() - 1).hash().equals(seal.hash());
    }

    private static void compare(
            String place, Seal seal, SignedSeal signed, List<Seal> chain, Trust trust, Faults faults) {
        if (!trust.signed(seal.key(), signed)) {
            faults.add(place, "does not bear the signature of a key on record: the file or the keys were changed");
        } else if (seal.number() <= chain.size()) {
            faults.add(place, "is another one than the ledger's: ledger and seals were rewritten");
        } else {
            faults.add(place, "is not in the ledger: ledger and seals were cut back");
        }
    }

    private static List<SealedHead> heads(String place, Seal seal, BufferedReader lines, Faults faults)
            throws IOException {
        List<SealedHead> heads = new ArrayList<>();
        MerkleTree tree = new MerkleTree();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                tree.add(line.getBytes(StandardCharsets.UTF_8));
                JsonNode leaf = RecordJson.parse(line.getBytes(StandardCharsets.UTF_8));
                String name = leaf.path("name").asString("");
                heads.add(new SealedHead(
                        leaf.path("kind").asString("") + (name.isEmpty() ? "" : "/" + name),
                        seal.number() + OFFSET,
                        leaf.path("number").longValue(),
                        new Digest(leaf.path("hash").asString("")).hex()));
            }
        } catch (JacksonException | IllegalArgumentException unreadable) {
            faults.add(place, "has a line that cannot be read: the file was changed");
            return List.of();
        }
        if (!tree.root().equals(seal.changedRoot())) {
            faults.add(place, "names other streams than it signed: the file was changed");
            return List.of();
        }
        return heads;
    }
}
