package io.lotgate.certificate;

import com.itextpdf.html2pdf.attach.ITagWorker;
import com.itextpdf.html2pdf.attach.ProcessorContext;
import com.itextpdf.html2pdf.attach.impl.DefaultTagWorkerFactory;
import com.itextpdf.html2pdf.css.apply.ICssApplier;
import com.itextpdf.html2pdf.css.apply.impl.BlockCssApplier;
import com.itextpdf.html2pdf.css.apply.impl.DefaultCssApplierFactory;
import com.itextpdf.styledxmlparser.node.IElementNode;

/** What certificates need beyond HTML as html2pdf sets it: the QR code, the place of the seal, and line breaks in Chinese. */
final class CertificateTags extends DefaultTagWorkerFactory {
    @Override
    public ITagWorker getCustomTagWorker(IElementNode tag, ProcessorContext context) {
        return switch (tag.name()) {
            case QrCode.TAG -> new DrawnTag(QrCode.image(tag, context.getPdfDocument()));
            case SealField.TAG -> new DrawnTag(SealField.field(tag));
            default -> super.getCustomTagWorker(tag, context);
        };
    }

    /** The styles of the same tags. */
    static final class Styles extends DefaultCssApplierFactory {
        @Override
        public ICssApplier getCustomCssApplier(IElementNode tag) {
            return switch (tag.name()) {
                case QrCode.TAG, SealField.TAG -> new BlockCssApplier();
                case "span" -> new ChineseBreaks.Span();
                default -> super.getCustomCssApplier(tag);
            };
        }
    }
}
