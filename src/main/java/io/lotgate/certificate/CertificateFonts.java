package io.lotgate.certificate;

import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.FontProgramFactory;
import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.layout.font.FontProvider;
import com.itextpdf.layout.font.FontSet;
import com.itextpdf.layout.font.selectorstrategy.BestMatchFontSelectorStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The fonts that every certificate is set in, parsed once. They are cut, embedded and named in the resources' README;
 * the style sheet names the families in the order in which they are tried.
 */
final class CertificateFonts {
    private static final String FOLDER = "/META-INF/lotgate/fonts/";
    private static final int NOT_DEFINED = 0;

    private static final List<FontProgram> PROGRAMS = List.of(
            load("NotoSans-Regular.ttf"),
            load("NotoSans-Bold.ttf"),
            load("NotoSansMath-Regular.ttf"),
            load("NotoSansSymbols2-Regular.ttf"),
            load("NotoSansSC-Regular.ttf"),
            load("NotoSansSC-Bold.ttf"));

    private static final FontSet SET = set();

    private CertificateFonts() {}

    /** A provider for one document: embedded fonts belong to the document, the parsed programs are shared. */
    static FontProvider provider() {
        FontProvider provider = new FontProvider(SET, "Noto Sans");
        // each character from the first family that has it, so that a number looks the same beside any script
        provider.setFontSelectorStrategyFactory(
                new BestMatchFontSelectorStrategy.BestMatchFontSelectorStrategyFactory());
        return provider;
    }

    /** Whether some font has a glyph for this code point. */
    static boolean cover(int character) {
        return PROGRAMS.stream().anyMatch(font -> has(font, character));
    }

    private static boolean has(FontProgram font, int character) {
        var glyph = font.getGlyph(character);
        return glyph != null && glyph.getCode() != NOT_DEFINED;
    }

    private static FontSet set() {
        FontSet set = new FontSet();
        for (FontProgram program : PROGRAMS) {
            set.addFont(program, PdfEncodings.IDENTITY_H);
        }
        return set;
    }

    private static FontProgram load(String name) {
        try (InputStream file = CertificateFonts.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("missing from the installation: " + FOLDER + name);
            }
            return FontProgramFactory.createFont(file.readAllBytes(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable font " + name, e);
        }
    }
}
