package io.lotgate.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A zip of one XML document, as RDML is kept; the document's name in it differs between programs. */
final class XmlArchive {
    private static final int MOST_MEMBERS = 20;
    private static final int MOST_BYTES = Decoded.MAX_BYTES;

    private XmlArchive() {}

    /** The document; empty when this is another archive or none, or far too large. */
    static Optional<TextFile> of(byte[] content) {
        int start = start(content);
        if (start < 0) {
            return Optional.empty();
        }
        Optional<TextFile> document = Optional.empty();
        int members = 0;
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(content, start, content.length - start))) {
            for (ZipEntry member = zip.getNextEntry(); member != null; member = zip.getNextEntry()) {
                String name = member.getName().toLowerCase(Locale.ROOT);
                boolean wanted = name.endsWith(".xml") && name.indexOf('/') < 0 && name.indexOf('[') < 0;
                if (++members > MOST_MEMBERS || !wanted || document.isPresent()) {
                    return Optional.empty();
                }
                byte[] bytes = zip.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    return Optional.empty();
                }
                document = Optional.of(new TextFile(text(bytes)));
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return document;
    }

    /** Where the first member begins: some programs put the mark of a spanned archive before it. */
    private static int start(byte[] content) {
        int skipped = marked(content, 0, 7) ? 4 : 0;
        return marked(content, skipped, 3) ? skipped : -1;
    }

    private static boolean marked(byte[] content, int at, int kind) {
        return content.length >= at + 4
                && content[at] == 'P'
                && content[at + 1] == 'K'
                && content[at + 2] == kind
                && content[at + 3] == kind + 1;
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
