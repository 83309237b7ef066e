package io.lotgate.certificate;

import com.itextpdf.kernel.geom.Vector;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.canvas.parser.EventType;
import com.itextpdf.kernel.pdf.canvas.parser.PdfCanvasProcessor;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.kernel.pdf.canvas.parser.data.IEventData;
import com.itextpdf.kernel.pdf.canvas.parser.data.TextRenderInfo;
import com.itextpdf.kernel.pdf.canvas.parser.listener.IEventListener;
import com.itextpdf.kernel.pdf.canvas.parser.listener.SimpleTextExtractionStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Reads finished certificates back. */
final class Pages {
    private Pages() {}

    /** The text of each page, as a reader that selects it would get it. */
    static List<String> of(byte[] pdf) {
        return read(pdf, document -> {
            List<String> pages = new ArrayList<>();
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                pages.add(PdfTextExtractor.getTextFromPage(document.getPage(i)));
            }
            return pages;
        });
    }

    /** The whole text on one line, so that a wrapped value is found as it was written. */
    static String text(byte[] pdf) {
        return String.join(" ", of(pdf)).replaceAll("\\s+", " ");
    }

    /** The whole text in the order in which it was drawn: cell after cell, also where their lines stand side by side. */
    static String asDrawn(byte[] pdf) {
        return read(pdf, document -> {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                text.append(PdfTextExtractor.getTextFromPage(document.getPage(i), new SimpleTextExtractionStrategy()))
                        .append('\n');
            }
            return text.toString();
        });
    }

    /** How far to the right text reaches on any page, in points. */
    static double rightmost(byte[] pdf) {
        double[] right = {0};
        IEventListener listener = new IEventListener() {
            @Override
            public void eventOccurred(IEventData data, EventType type) {
                if (data instanceof TextRenderInfo text && !text.getText().isBlank()) {
                    right[0] =
                            Math.max(right[0], text.getBaseline().getEndPoint().get(Vector.I1));
                }
            }

            @Override
            public Set<EventType> getSupportedEvents() {
                return Set.of(EventType.RENDER_TEXT);
            }
        };
        return read(pdf, document -> {
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                new PdfCanvasProcessor(listener).processPageContent(document.getPage(i));
            }
            return right[0];
        });
    }

    static <T> T read(byte[] pdf, Function<PdfDocument, T> reading) {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            return reading.apply(document);
        } catch (IOException e) {
            throw new UncheckedIOException(String.format(Locale.ROOT, "not a PDF of %d bytes", pdf.length), e);
        }
    }
}
