package io.lotgate.certificate;

import com.itextpdf.html2pdf.attach.ProcessorContext;
import com.itextpdf.html2pdf.css.apply.impl.SpanTagCssApplier;
import com.itextpdf.io.font.otf.GlyphLine;
import com.itextpdf.layout.IPropertyContainer;
import com.itextpdf.layout.properties.Property;
import com.itextpdf.layout.splitting.DefaultSplitCharacters;
import com.itextpdf.styledxmlparser.node.IStylesContainer;
import java.util.Map;

/** Where a line may end: iText's rules, and those for the full-width punctuation of Chinese that it does not know. */
final class ChineseBreaks extends DefaultSplitCharacters {
    private static final String NOT_FIRST = "，。、：；！？）］｝％";
    private static final String NOT_LAST = "（［｛";

    @Override
    public boolean isSplitCharacter(GlyphLine text, int position) {
        return super.isSplitCharacter(text, position)
                && NOT_LAST.indexOf(text.get(position).getUnicode()) < 0
                && (position + 1 == text.size()
                        || NOT_FIRST.indexOf(text.get(position + 1).getUnicode()) < 0);
    }

    /** The styles of a span, its lines broken by these rules. */
    static final class Span extends SpanTagCssApplier {
        @Override
        protected void applyChildElementStyles(
                IPropertyContainer text, Map<String, String> css, ProcessorContext context, IStylesContainer styles) {
            super.applyChildElementStyles(text, css, context, styles);
            if (text.hasOwnProperty(Property.SPLIT_CHARACTERS)) {
                text.setProperty(Property.SPLIT_CHARACTERS, new ChineseBreaks());
            }
        }
    }
}
