package io.lotgate.certificate;

import com.itextpdf.barcodes.BarcodeQRCode;
import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.layout.element.Image;
import com.itextpdf.styledxmlparser.node.IElementNode;

/** Draws {@code <qr-code data="..." alt="..." width="66">} as a QR code; the width is in points. */
final class QrCode {
    static final String TAG = "qr-code";

    private QrCode() {}

    static Image image(IElementNode element, PdfDocument document) {
        BarcodeQRCode code = new BarcodeQRCode(element.getAttribute("data"));
        Image image = new Image(code.createFormXObject(ColorConstants.BLACK, document));
        image.setWidth(Float.parseFloat(element.getAttribute("width")));
        image.getAccessibilityProperties().setAlternateDescription(element.getAttribute("alt"));
        return image;
    }
}
