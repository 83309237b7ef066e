package io.lotgate.intake;

import io.lotgate.evaluation.Finding;
import io.lotgate.intake.Reading.Refused;
import io.lotgate.sheet.Sheets;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Uploaded bytes as text or as the sheets of a workbook, or why they are neither. */
sealed interface Decoded {
    int MAX_BYTES = 32 * 1024 * 1024;

    record Opened(Upload file) implements Decoded {}

    record Unreadable(List<Finding> findings) implements Decoded {}

    /** Text only if every byte belongs to it: a replaced character could stand in a sample's name. */
    static Decoded of(byte[] content) {
        Optional<Finding> objection = objection(content);
        if (objection.isPresent()) {
            return refused(objection.get());
        }
        Optional<TextFile> member = XmlArchive.of(content);
        if (member.isPresent()) {
            return new Opened(member.get());
        }
        if (Sheets.mayBe(content)) {
            return workbook(content);
        }
        try {
            return readable(decode(content));
        } catch (CharacterCodingException e) {
            return refused(Refused.reason(
                    "FILE_ENCODING",
                    "this is neither UTF-8 nor UTF-16 with a byte order mark, so its characters are not certain."
                            + " Upload the file as the instrument wrote it, or save it as \"CSV UTF-8\"."));
        }
    }

    private static Unreadable refused(Finding finding) {
        return new Unreadable(List.of(finding));
    }

    private static Optional<Finding> objection(byte[] content) {
        if (content.length > MAX_BYTES) {
            return Optional.of(Refused.reason(
                    "FILE_TOO_LARGE",
                    "this file has " + content.length + " bytes; at most " + MAX_BYTES
                            + " (32 MB) are read. Export fewer samples."));
        }
        return BinaryKind.of(content)
                .filter(kind -> !Sheets.mayBe(content))
                .map(
                        kind -> Refused.reason(
                                "FILE_BINARY",
                                "this is " + kind + ", not an instrument's text file."
                                        + " Export the results as csv or xlsx from the instrument's software and upload that."));
    }

    private static Decoded workbook(byte[] content) {
        Sheets.Opening opening = Sheets.open(content);
        return opening instanceof Sheets.Opened book
                ? new Opened(BookFile.of(book))
                : new Unreadable(((Sheets.Refused) opening).findings());
    }

    private static Decoded readable(String text) {
        if (text.isBlank()) {
            return refused(Refused.reason(
                    "FILE_EMPTY", "this file is empty. Check that the export finished, and export it again."));
        }
        if (text.indexOf('\0') >= 0) {
            return refused(Refused.reason(
                    "FILE_NUL",
                    "this file contains NUL bytes: it is damaged, or UTF-16 without a byte order mark."
                            + " Export it again from the instrument."));
        }
        return new Opened(new TextFile(text));
    }

    private static String decode(byte[] content) throws CharacterCodingException {
        if (starts(content, 0xEF, 0xBB, 0xBF)) {
            return decode(content, 3, StandardCharsets.UTF_8);
        }
        if (starts(content, 0xFE, 0xFF)) {
            return decode(content, 2, StandardCharsets.UTF_16BE);
        }
        if (starts(content, 0xFF, 0xFE)) {
            return decode(content, 2, StandardCharsets.UTF_16LE);
        }
        return decode(content, 0, StandardCharsets.UTF_8);
    }

    private static String decode(byte[] content, int from, Charset charset) throws CharacterCodingException {
        // a new decoder reports malformed input instead of replacing it
        return charset.newDecoder()
                .decode(ByteBuffer.wrap(content, from, content.length - from))
                .toString();
    }

    private static boolean starts(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
