package io.lotgate.certificate;

import com.itextpdf.barcodes.BarcodeQRCode;
import com.itextpdf.html2pdf.attach.ITagWorker;
import com.itextpdf.html2pdf.attach.ProcessorContext;
import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.layout.IPropertyContainer;
import com.itextpdf.layout.element.Image;
import com.itextpdf.styledxmlparser.node.IElementNode;

/** Draws {@code <qr-code data="..." alt="..." width="66">} as a QR code; the width is in points. */
final class QrCode implements ITagWorker {
    static final String TAG = "qr-code";

    private final Image image;

    QrCode(IElementNode element, ProcessorContext context) {
        BarcodeQRCode code = new BarcodeQRCode(element.getAttribute("data"));
        image = new Image(code.createFormXObject(ColorConstants.BLACK, context.getPdfDocument()));
        image.setWidth(Float.parseFloat(element.getAttribute("width")));
        image.getAccessibilityProperties().setAlternateDescription(element.getAttribute("alt"));
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
        return image;
    }
}
