package io.lotgate.certificate;

import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.html2pdf.attach.ITagWorker;
import com.itextpdf.html2pdf.attach.ProcessorContext;
import com.itextpdf.layout.IPropertyContainer;
import com.itextpdf.layout.element.Div;
import com.itextpdf.styledxmlparser.node.IElementNode;

/**
 * The place of {@code <site-seal alt="..." width="150" height="40">} where a reader shows the site's seal, in points.
 * What is to be read there stands in the page beneath: a seal draws nothing that was not in the page before.
 */
final class SealField implements ITagWorker {
    static final String TAG = "site-seal";

    /** The name of the field in the document's form. */
    static final String NAME = "SiteSeal";

    private final SignatureFieldAppearance field;

    SealField(IElementNode element) {
        field = empty();
        field.setWidth(Float.parseFloat(element.getAttribute("width")));
        field.setHeight(Float.parseFloat(element.getAttribute("height")));
        field.getAccessibilityProperties().setAlternateDescription(element.getAttribute("alt"));
        field.setInteractive(true);
    }

    /** A look that adds nothing to the page. */
    static SignatureFieldAppearance empty() {
        return new SignatureFieldAppearance(NAME).setContent(new Div());
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
        return field;
    }
}
