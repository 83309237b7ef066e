package io.lotgate.certificate;

import io.lotgate.ledger.SiteCertificate;
import io.lotgate.ledger.StreamExtract;
import io.lotgate.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the ZIP of a dossier proves by itself: the site's seal covers the dossier's PDF, that PDF names every file of the
 * ZIP with its SHA-256 and the head of the lot's ledger, and so nothing in it can be changed, left out or added.
 */
public final class SealedDossier {
    private static final int MOST_FILES = 20_000;
    private static final long LARGEST = 1L << 30; // of all together, unpacked
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]*/)?[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Collection<SiteCertificate> believed;
    private final List<String> holds = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private SealedDossier(Collection<SiteCertificate> believed) {
        this.believed = believed;
    }

    /**
     * Checks a ZIP. Never throws for what the file says.
     *
     * @param believed certificates of the site, got from the site itself
     */
    public static SealedPdf.Report check(Path zip, Collection<SiteCertificate> believed) {
        SealedDossier check = new SealedDossier(believed);
        check.read(zip);
        return new SealedPdf.Report(check.holds, check.faults);
    }

    private void read(Path path) {
        Map<String, byte[]> files;
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
            files = unpacked(zip);
        } catch (IOException | IllegalArgumentException broken) {
            faults.add("The file cannot be read as a ZIP: " + broken.getMessage());
            return;
        }
        Optional<byte[]> pdf = Optional.ofNullable(files.remove(DossierZip.PDF));
        Optional<byte[]> sums = Optional.ofNullable(files.remove(DossierZip.CHECKSUMS));
        if (!faults.isEmpty() || pdf.isEmpty()) {
            faults.add("The ZIP holds no readable " + DossierZip.PDF + ": nothing vouches for what is in it.");
            return;
        }
        SealedPdf.Report seal = SealedPdf.check(pdf.get(), believed);
        holds.addAll(seal.holds());
        faults.addAll(seal.faults());
        Optional<DossierContent> content = SealedPdf.dossier(pdf.get());
        if (content.isEmpty()) {
            faults.add(DossierZip.PDF + " carries no readable content of a dossier.");
            return;
        }
        compare(content.get(), files);
        checksums(sums, pdf.get(), files);
        chain(content.get(), files);
        certificates(files);
    }

    private Map<String, byte[]> unpacked(ZipFile zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        long left = LARGEST;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (!NAME.matcher(entry.getName()).matches() || files.containsKey(entry.getName())) {
                faults.add("The ZIP holds a file that no dossier has, or has twice: " + printable(entry.getName()));
                return files;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes((int) Math.min(SealedPdf.LARGEST + 1L, left + 1));
                left -= bytes.length;
                if (bytes.length > SealedPdf.LARGEST || left < 0 || files.size() >= MOST_FILES) {
                    faults.add("The ZIP is larger than any dossier, at " + entry.getName() + ".");
                    return files;
                }
                files.put(entry.getName(), bytes);
            }
        }
        return files;
    }

    private static String printable(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }

    /** Each file against the SHA-256 that the sealed pages print. */
    private void compare(DossierContent content, Map<String, byte[]> files) {
        Map<String, byte[]> others = new TreeMap<>(files);
        for (DossierContent.File file : content.files()) {
            Optional<byte[]> there = Optional.ofNullable(others.remove(file.name()));
            if (there.isEmpty()) {
                faults.add(file.name() + " is missing.");
            } else if (!Digest.of(there.get()).hex().equals(file.sha256())) {
                faults.add(file.name() + " was changed: its SHA-256 is not the one that the dossier prints.");
            }
        }
        others.keySet().forEach(name -> faults.add(name + " was put into the ZIP; the dossier does not name it."));
        holds.add(content.files().size() + " files are named in the dossier of lot " + content.lot() + ".");
    }

    private void checksums(Optional<byte[]> sums, byte[] pdf, Map<String, byte[]> files) {
        Map<String, byte[]> all = new TreeMap<>(files);
        all.put(DossierZip.PDF, pdf);
        StringBuilder expected = new StringBuilder();
        all.forEach((name, bytes) -> expected.append(DossierZip.line(name, bytes)));
        boolean same = sums.map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(expected.toString()::equals)
                .isPresent();
        if (!same) {
            faults.add(DossierZip.CHECKSUMS + " is not the list of what is in the ZIP.");
        }
    }

    private void chain(DossierContent content, Map<String, byte[]> files) {
        byte[] lines = Optional.ofNullable(files.get("ledger.jsonl")).orElse(new byte[0]);
        List<String> wrong = StreamExtract.faults(lines, content.stream(), content.entries(), content.head());
        wrong.forEach(fault -> faults.add("ledger.jsonl: " + fault + "."));
        if (wrong.isEmpty()) {
            holds.add("The lot's ledger is one chain of " + content.entries()
                    + " entries up to the head that the dossier" + " prints.");
        }
    }

    private void certificates(Map<String, byte[]> files) {
        files.forEach((name, bytes) -> {
            if (name.startsWith("certificates/") && name.endsWith(".pdf")) {
                SealedPdf.check(bytes, believed).faults().forEach(fault -> faults.add(name + ": " + fault));
            }
        });
    }
}
