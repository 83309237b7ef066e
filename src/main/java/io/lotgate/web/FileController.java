package io.lotgate.web;

import io.lotgate.certificate.Certificates;
import io.lotgate.document.Documents;
import io.lotgate.value.Digest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Downloads: certificates by number, kept files by SHA-256. Always as attachments, never shown as a page of ours. */
@Controller
final class FileController {
    private final Certificates certificates;
    private final Documents documents;

    FileController(Certificates certificates, Documents documents) {
        this.certificates = certificates;
        this.documents = documents;
    }

    @GetMapping("/lotgate/certificates/{number}.pdf")
    ResponseEntity<byte[]> certificate(@PathVariable String number) {
        byte[] pdf = certificates
                .find(number)
                .flatMap(certificates::pdf)
                .orElseThrow(() -> new NotFound("There is no issued certificate of this number (yet)."));
        documents.downloaded(number + ".pdf", pdf, Session.actor());
        return download(number + ".pdf", MediaType.APPLICATION_PDF, pdf);
    }

    @GetMapping("/lotgate/files/{sha256:[0-9a-f]{64}}")
    ResponseEntity<byte[]> file(@PathVariable String sha256) {
        byte[] bytes =
                documents.file(new Digest(sha256)).orElseThrow(() -> new NotFound("There is no file of this digest."));
        boolean pdf = bytes.length > 4 && bytes[0] == '%' && bytes[1] == 'P' && bytes[2] == 'D';
        String name = sha256.substring(0, 12) + (pdf ? ".pdf" : ".txt");
        documents.downloaded(name, bytes, Session.actor());
        return download(name, MediaType.APPLICATION_OCTET_STREAM, bytes);
    }

    static ResponseEntity<byte[]> download(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
