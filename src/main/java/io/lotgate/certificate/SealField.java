package io.lotgate.certificate;

import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.layout.element.Div;
import com.itextpdf.styledxmlparser.node.IElementNode;

/**
 * The place of {@code <site-seal alt="..." width="150" height="40">} where a reader shows the site's seal, in points.
 * What is to be read there stands in the page beneath: a seal draws nothing that was not in the page before.
 */
final class SealField {
    static final String TAG = "site-seal";

    /** The name of the field in the document's form. */
    static final String NAME = "SiteSeal";

    private SealField() {}

    static SignatureFieldAppearance field(IElementNode element) {
        SignatureFieldAppearance field = empty();
        field.setWidth(Float.parseFloat(element.getAttribute("width")));
        field.setHeight(Float.parseFloat(element.getAttribute("height")));
        field.getAccessibilityProperties().setAlternateDescription(element.getAttribute("alt"));
        field.setInteractive(true);
        return field;
    }

    /** A look that adds nothing to the page. */
    static SignatureFieldAppearance empty() {
        return new SignatureFieldAppearance(NAME).setContent(new Div());
    }
}
