package io.lotgate.sheet;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.sheet.Sheets.Opened;
import io.lotgate.sheet.Sheets.Opening;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** An xls workbook, read by events: of Excel 97 and newer (BIFF8) here, of Excel 5 and 95 by {@link EarlyBook}. */
final class OldBook {
    private static final int[] START = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

    private OldBook() {}

    static boolean is(byte[] content) {
        for (int i = 0; i < START.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != START[i]) {
                return false;
            }
        }
        return true;
    }

    static Opening open(byte[] content) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            DirectoryNode root = files.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                return refused("ENCRYPTED", "this workbook is protected by a password. Export it again without one.");
            }
            if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR") || root.hasEntryCaseInsensitive("Macros")) {
                return refused(
                        "MACROS",
                        "this workbook has macros, which can change what it shows. Save it without them (xlsx).");
            }
            if (root.hasEntryCaseInsensitive("Book") && !root.hasEntryCaseInsensitive("Workbook")) {
                return EarlyBook.open(root);
            }
            if (!root.hasEntryCaseInsensitive("Workbook")) {
                return refused(
                        "FILE_BINARY",
                        "this is an old document of Microsoft Office, not a workbook of Excel 5 or newer."
                                + " Export the results as csv or xlsx and upload that.");
            }
            return workbook(files);
        } catch (RuntimeException e) {
            // a record may be anything; the reader answers with whatever it stumbles over
            return Sheets.damaged();
        }
    }

    private static Opening workbook(POIFSFileSystem files) throws IOException {
        BookEvents events = new BookEvents();
        FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(events);
        events.formats(formats);
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(formats);
        new HSSFEventFactory().processWorkbookEvents(request, files);
        if (events.external()) {
            return refused(
                    "EXTERNAL_LINKS",
                    "this workbook takes values from other files, which are not here. Export values only.");
        }
        return new Opened(events.sheets(), events.findings());
    }

    private static Opening refused(String code, String message) {
        return Sheets.refused(new Finding(code, Severity.ERROR, "", message));
    }
}
