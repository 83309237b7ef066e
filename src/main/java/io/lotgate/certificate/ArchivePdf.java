package io.lotgate.certificate;

import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.pdf.PdfAConformance;
import com.itextpdf.kernel.pdf.PdfDate;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfObject;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfUAConformance;
import com.itextpdf.kernel.pdf.PdfViewerPreferences;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.WriterProperties;
import com.itextpdf.kernel.pdf.filespec.PdfFileSpec;
import com.itextpdf.kernel.validation.ValidationContainer;
import com.itextpdf.layout.tagging.ProhibitedTagRelationsResolver;
import com.itextpdf.pdfa.PdfADocument;
import com.itextpdf.pdfa.checker.PdfA3Checker;
import com.itextpdf.pdfua.checkers.PdfUA1Checker;
import io.lotgate.value.Digest;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PDF for the archive and for screen readers at once (PDF/A-3A, ISO 19005-3; PDF/UA-1, ISO 14289-1), of which the
 * same content always makes the same bytes: its dates, its identifier and the names of its cut fonts come from the
 * content, where iText would take the clock and random numbers.
 */
final class ArchivePdf extends PdfADocument {
    private static final Pattern SUBSET = Pattern.compile("[A-Z]{6}\\+(.+)");
    private static final int PREFIX = 6;
    private static final String HEX = "0123456789abcdef";

    private final String prefix;

    private ArchivePdf(PdfWriter writer, Digest digest) {
        super(writer, PdfAConformance.PDF_A_3A, sRgb());
        this.prefix = prefix(digest);
    }

    /**
     * Opens a document.
     *
     * @param digest of the content: the document's identifier
     * @param at the document's creation and modification date
     */
    static ArchivePdf open(OutputStream out, String title, String author, Digest digest, Instant at) {
        PdfString id = new PdfString(digest.hex().substring(0, 32));
        WriterProperties properties = new WriterProperties()
                .addPdfUaXmpMetadata(PdfUAConformance.PDF_UA_1)
                .setFullCompressionMode(true)
                .setInitialDocumentId(id)
                .setModifiedDocumentId(id);
        ArchivePdf pdf = new ArchivePdf(new PdfWriter(out, properties), digest);
        pdf.checkBothStandards();
        pdf.describe(title, author, at);
        return pdf;
    }

    private void checkBothStandards() {
        setTagged();
        ValidationContainer checks = new ValidationContainer();
        checks.addChecker(new PdfA3Checker(PdfAConformance.PDF_A_3A));
        checks.addChecker(new PdfUA1Checker(this));
        getDiContainer().register(ValidationContainer.class, checks);
        getDiContainer().register(ProhibitedTagRelationsResolver.class, new ProhibitedTagRelationsResolver(this));
    }

    private void describe(String title, String author, Instant at) {
        getCatalog().setLang(new PdfString("en"));
        getCatalog().setViewerPreferences(new PdfViewerPreferences().setDisplayDocTitle(true));
        getDocumentInfo().setTitle(title).setAuthor(author).setCreator("Lotgate");
        String date = date(at).getPdfObject().getValue();
        getDocumentInfo().setMoreInfo("CreationDate", date);
        getDocumentInfo().setMoreInfo("ModDate", date);
    }

    /** Tells a screen reader the language of the document: {@code en} or {@code zh}. */
    void spokenIn(String language) {
        getCatalog().setLang(new PdfString(language));
    }

    /** Attaches the data that the document was made from. */
    void attachData(String name, byte[] json, String description, Instant at) {
        PdfDictionary parameters = new PdfDictionary();
        parameters.put(PdfName.ModDate, date(at).getPdfObject());
        PdfFileSpec file = PdfFileSpec.createEmbeddedFileSpec(
                this, json, description, name, new PdfName("application/json"), parameters, PdfName.Data);
        addAssociatedFile(name, file);
    }

    /** In the order of first use; iText's own order changes from document to document. */
    @Override
    protected Collection<PdfFont> getDocumentFonts() {
        return super.getDocumentFonts().stream()
                .sorted(Comparator.comparingInt(
                        font -> font.getPdfObject().getIndirectReference().getObjNumber()))
                .toList();
    }

    @Override
    protected void flushObject(PdfObject object, boolean canBeInObjectStream) throws IOException {
        if (object instanceof PdfDictionary dictionary) {
            fixName(dictionary, PdfName.BaseFont);
            fixName(dictionary, PdfName.FontName);
        }
        super.flushObject(object, canBeInObjectStream);
    }

    private void fixName(PdfDictionary dictionary, PdfName key) {
        PdfName name = dictionary.getAsName(key);
        if (name != null) {
            Matcher cut = SUBSET.matcher(name.getValue());
            if (cut.matches()) {
                dictionary.put(key, new PdfName(prefix + "+" + cut.group(1)));
            }
        }
    }

    /** Six capital letters (ISO 32000-1, 9.6.4) from the digest, as each font is cut to just this content. */
    private static String prefix(Digest digest) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < PREFIX; i++) {
            letters.append((char) ('A' + HEX.indexOf(digest.hex().charAt(i))));
        }
        return letters.toString();
    }

    private static PdfDate date(Instant at) {
        return new PdfDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
    }

    private static PdfOutputIntent sRgb() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        return new PdfOutputIntent(
                "Custom", "", "http://www.color.org", "sRGB IEC61966-2.1", new ByteArrayInputStream(profile));
    }
}
