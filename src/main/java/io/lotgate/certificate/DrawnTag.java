package io.lotgate.certificate;

import com.itextpdf.html2pdf.attach.ITagWorker;
import com.itextpdf.html2pdf.attach.ProcessorContext;
import com.itextpdf.layout.IPropertyContainer;
import com.itextpdf.styledxmlparser.node.IElementNode;

/** A tag of ours that is drawn from its attributes alone. */
final class DrawnTag implements ITagWorker {
    private final IPropertyContainer drawn;

    DrawnTag(IPropertyContainer drawn) {
        this.drawn = drawn;
    }

    @Override
    public void processEnd(IElementNode element, ProcessorContext context) {
        // everything is known from the attributes
    }

    @Override
    public boolean processContent(String content, ProcessorContext context) {
        return false;
    }

    @Override
    public boolean processTagChild(ITagWorker childTagWorker, ProcessorContext context) {
        return false;
    }

    @Override
    public IPropertyContainer getElementResult() {
        return drawn;
    }
}
