package io.lotgate.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** The standards as veraPDF, which is not the program that wrote the file, reads them. */
final class Standards {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Standards() {}

    /** What is against PDF/A-3A or PDF/UA-1, by clause. */
    static List<String> failures(byte[] pdf) {
        List<String> failures = new ArrayList<>(failures(pdf, PDFAFlavour.PDFA_3_A));
        failures.addAll(failures(pdf, PDFAFlavour.PDFUA_1));
        return failures;
    }

    static List<String> failures(byte[] pdf, PDFAFlavour standard) {
        ValidationResult result = validate(pdf, standard);
        List<String> failures = new ArrayList<>(result.getTestAssertions().stream()
                .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                .map(assertion -> standard + " " + assertion.getRuleId().getClause() + ": " + assertion.getMessage())
                .distinct()
                .toList());
        if (failures.isEmpty() && !result.isCompliant()) {
            failures.add(standard + ": not compliant");
        }
        return failures;
    }

    static ValidationResult validate(byte[] pdf, PDFAFlavour standard) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, true)) {
            return validator.validate(parser);
        } catch (VeraPDFException | IOException e) {
            throw new IllegalStateException("veraPDF cannot read the file", e);
        }
    }
}
