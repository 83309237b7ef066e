package io.lotgate.certificate;

import io.lotgate.specification.Gate;
import io.lotgate.specification.Language;
import io.lotgate.specification.Text;
import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything a certificate of analysis says (ICH Q7 11.4), as a record: its canonical JSON is what is stored, hashed
 * and attached to the PDF, and a template prints nothing else. What was not recorded is absent and not printed.
 *
 * @param title of the document
 * @param language absent in what was stored before certificates had one: they are bilingual
 * @param results in the order of the specification
 * @param notes decision rules and detection limits, numbered from 1; results refer to them by number
 * @param notesZh the same notes in Chinese, in the same order; absent in what was stored before they had any
 * @param constructed what the values marked as constructed are and where they stand in for a source; one a line
 * @param dose the dose statement, when the dose belongs to the lot
 * @param review the batch record review
 * @param deviations of the lot, with what became of them; absent where none was recorded
 * @param verification address of the page where the certificate is checked, printed and in the QR code
 * @param evaluator version of the evaluator that reached the verdicts
 * @param sampleData marks every page as not for clinical use
 * @param trialKey whether a trial key seals ledger and certificate
 * @param evaluations what each verdict was reached from, to be evaluated again by anybody; absent in what was stored
 *     before certificates carried it
 * @param paper that it is set for; absent for A4
 * @param seal the site's key at the decision; absent where the site has none, and then nothing seals the PDF
 */
public record CertificateContent(
        Text title,
        Optional<Language> language,
        Issue issue,
        Disposition disposition,
        Site site,
        Product product,
        Lot lot,
        List<TestLine> results,
        List<String> notes,
        Optional<List<String>> notesZh,
        List<String> constructed,
        Optional<Section> dose,
        Optional<Section> review,
        Optional<Section> deviations,
        Certification certification,
        String verification,
        String evaluator,
        boolean sampleData,
        boolean trialKey,
        Optional<List<Evaluated>> evaluations,
        Optional<Paper> paper,
        Optional<SealedBy> seal) {
    public CertificateContent {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
        notesZh = notesZh.map(List::copyOf);
        evaluations = evaluations.map(List::copyOf);
        constructed = List.copyOf(constructed);
    }

    /**
     * The site's key.
     *
     * @param key SHA-256 of its certificate, 64 hexadecimal digits
     * @param subject whose key it is
     */
    public record SealedBy(String key, String subject) {}

    /** The certificate's own identity; {@code supersedes} is the number and version of the one it replaces. */
    public record Issue(String number, int version, Optional<String> supersedes, Moment at) {
        /** The day and minute of issue, with the zone. */
        public String issued() {
            return Clockface.minute(at);
        }
    }

    /** What was decided on the lot, why in words, and the tests whose results are still to come. */
    public record Disposition(Standing standing, Text statement, List<Pending> pending) {
        public Disposition {
            pending = List.copyOf(pending);
        }
    }

    /** A late test that was open when the certificate was issued, and when its result is due. */
    public record Pending(Text test, Moment due) {
        /** The day on which the result is due. */
        public String day() {
            return Clockface.day(due);
        }
    }

    /** The letterhead: the original manufacturer's name, address and telephone. */
    public record Site(Text name, String address, String telephone) {}

    /**
     * What was tested, and the specification it was judged by.
     *
     * @param specification identifier of the product's specification, for example {@code uc-msc-iv}
     * @param digest SHA-256 of the specification's bytes, 64 hexadecimal digits
     */
    public record Product(Text name, String specification, int version, String digest) {}

    /** The lot: its number, its life span, and what else was recorded of it. */
    public record Lot(String number, Optional<Moment> manufactured, Optional<Moment> expires, List<Line> lines) {
        public Lot {
            lines = List.copyOf(lines);
        }

        /** The block as printed: life span first, then the other lines in the order given. */
        public List<Line> block() {
            List<Line> block = new ArrayList<>();
            manufactured.ifPresent(at -> block.add(Line.of(Caption.MANUFACTURED, at.stated())));
            expires.ifPresent(at -> block.add(Line.of(Caption.EXPIRES, at.stated())));
            block.addAll(lines);
            return block;
        }
    }

    /**
     * One test of the panel with its result as reported.
     *
     * @param test identifier in the specification
     * @param method the site's procedure with its version
     * @param limits the acceptance limit as filed, one entry a line
     * @param reported the result as reported, one entry a line
     * @param unrounded the measured value before rounding, when it is to be shown
     * @param performed who performed or transcribed it, and when it was read
     * @param reviewed who reviewed it, and when
     * @param external the laboratory that examined the sample, when it is not the site's own
     * @param run what it was made with: codes of equipment, reagents and kits; absent where the specification asks for
     *     none
     * @param notes numbers of the notes that belong to this result, from 1
     */
    public record TestLine(
            String test,
            Text name,
            Stated method,
            SamplePoint samplePoint,
            Gate gate,
            List<Stated> limits,
            List<Stated> reported,
            Optional<String> unrounded,
            Judgement judgement,
            Optional<Act> performed,
            Optional<Act> reviewed,
            Optional<External> external,
            Optional<List<String>> run,
            List<Integer> notes) {
        public TestLine {
            limits = List.copyOf(limits);
            reported = List.copyOf(reported);
            run = run.map(List::copyOf);
            notes = List.copyOf(notes);
        }
    }

    /** Who did something, by printed name, and when. */
    public record Act(String by, Moment at) {
        /** The calendar day in the site's zone. */
        public String day() {
            return Clockface.day(at);
        }
    }

    /** An external laboratory, the number of its report and the report's day where it was kept. */
    public record External(String laboratory, String report, Optional<LocalDate> dated) {}

    /**
     * What a verdict was reached from, as {@code lotgate evaluate} reads it.
     *
     * @param id the test and the attempt that stands, such as {@code viability/1}
     */
    public record Evaluated(String id, String method, JsonNode criterion, JsonNode observation) {}

    /** The size of the sheet. */
    public enum Paper {
        A4,
        LETTER
    }

    /** A statement with the recorded values that bear it out. */
    public record Section(Text statement, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /** What the certifier declares, and who signed. It is not a result and stands apart from the results. */
    public record Certification(Text statement, List<SignatureLine> signatures) {
        public Certification {
            signatures = List.copyOf(signatures);
        }
    }

    /**
     * The manifestation of an electronic signature (21 CFR 11.50).
     *
     * @param roles of the person at that moment
     * @param meaning performed, transcribed, reviewed, approved, certified or rejected
     * @param register the Qualified Person's number in the register
     */
    public record SignatureLine(String name, List<String> roles, String meaning, Moment at, Optional<String> register) {
        public SignatureLine {
            roles = List.copyOf(roles);
        }

        /** The roles in words. */
        public List<Text> roleWords() {
            return roles.stream().map(Words::role).toList();
        }

        /** The meaning in words. */
        public Text meaningWords() {
            return Words.meaning(meaning);
        }

        /** The time of signing in UTC. */
        public String utc() {
            return Clockface.utc(at);
        }

        /** The time of signing in the site's zone. */
        public String local() {
            return Clockface.local(at);
        }
    }

    /** A labelled value. */
    public record Line(Text label, Stated value) {
        /** A value under one of the usual labels. */
        public static Line of(Caption caption, Stated value) {
            return new Line(caption.text(), value);
        }
    }

    /**
     * A value as it is printed.
     *
     * @param constructed true for a value that no source gives; it is printed with a dagger and explained
     */
    public record Stated(String text, Optional<String> zh, boolean constructed) {
        /** A recorded value. */
        public static Stated of(String text) {
            return new Stated(text, Optional.empty(), false);
        }

        /** A recorded wording in both languages. */
        public static Stated of(Text text) {
            return new Stated(text.en(), Optional.of(text.zh()), false);
        }

        /** The same value, marked as constructed. */
        public Stated asConstructed() {
            return new Stated(text, zh, true);
        }
    }

    /** An instant with the IANA zone of the site, and whether it was constructed. */
    public record Moment(Instant at, String zone, boolean constructed) {
        /** A recorded instant. */
        public static Moment of(Instant at, String zone) {
            return new Moment(at, zone, false);
        }

        /** The moment to the minute in the zone, as a printed value. */
        Stated stated() {
            return new Stated(Clockface.minute(this), Optional.empty(), constructed);
        }
    }

    /** Whether it is in English, alone or beside Chinese. */
    public boolean en() {
        return language.orElse(Language.BILINGUAL) != Language.CHINESE;
    }

    /** Whether it is in Chinese, alone or beside English. */
    public boolean zh() {
        return language.orElse(Language.BILINGUAL) != Language.ENGLISH;
    }

    /** Whether it is in both languages. */
    public boolean both() {
        return en() && zh();
    }

    /** A text in the certificate's language; in English where it has both. */
    public String said(Text text) {
        return en() ? text.en() : text.zh();
    }

    /** The notes in the languages of the certificate; a note without Chinese is stated as it stands. */
    public List<Stated> footnotes() {
        List<Stated> stated = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            int at = i;
            stated.add(new Stated(notes.get(i), notesZh.map(chinese -> chinese.get(at)), false));
        }
        return stated;
    }

    /** Whether it is set for the North American letter size. */
    public boolean letter() {
        return paper.filter(Paper.LETTER::equals).isPresent();
    }

    /** The JSON that is stored and attached; absent values are left out. */
    public ObjectNode toJson() {
        return RecordJson.of(this);
    }

    /** Reads stored JSON back. Throws {@link IllegalArgumentException} when a value is missing: the store is damaged. */
    public static CertificateContent fromJson(JsonNode json) {
        return Completeness.checked(RecordJson.to(CertificateContent.class, json));
    }

    /** The canonical bytes of {@link #toJson}. */
    public byte[] bytes() {
        return CanonicalJson.bytes(toJson());
    }

    /** SHA-256 of {@link #bytes}: the digest in the footer of every page. */
    public Digest digest() {
        return Digest.of(bytes());
    }

    /** What the QR code holds: the verification address with number, version and content digest. */
    public String verificationLink() {
        return verification
                + "?certificate=" + URLEncoder.encode(issue.number(), StandardCharsets.UTF_8)
                + "&version=" + issue.version()
                + "&digest=" + digest();
    }
}
