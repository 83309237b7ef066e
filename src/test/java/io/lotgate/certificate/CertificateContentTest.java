package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CertificateContentTest {
    @Test
    void readsBackAsItWasStored() {
        CertificateContent content = SampleContent.p42();

        assertThat(CertificateContent.fromJson(RecordJson.parse(content.bytes())))
                .isEqualTo(content);
    }

    @Test
    void hashesExactlyTheBytesThatAreStored() {
        CertificateContent content = SampleContent.p42();

        assertThat(content.digest()).isEqualTo(Digest.of(content.bytes()));
        assertThat(CertificateContent.fromJson(RecordJson.parse(content.bytes()))
                        .bytes())
                .isEqualTo(content.bytes());
    }

    @Test
    void leavesOutWhatWasNotRecorded() {
        ObjectNode json = SampleContent.least().toJson();

        assertThat(json.propertyNames()).doesNotContain("dose", "review");
        assertThat(json.get("lot").propertyNames()).containsExactlyInAnyOrder("number", "lines");
        assertThat(json.get("issue").propertyNames()).doesNotContain("supersedes");
    }

    @Test
    void storesTheSpecificationsCodesAndUtcInstants() {
        ObjectNode json = SampleContent.p42().toJson();

        assertThat(json.at("/disposition/standing").stringValue()).isEqualTo("RELEASED");
        assertThat(json.at("/results/0/samplePoint").stringValue()).isEqualTo("DP");
        assertThat(json.at("/issue/at/at").stringValue()).isEqualTo("2019-06-24T07:41:08.000000Z");
        assertThat(json.at("/issue/at/zone").stringValue()).isEqualTo("Asia/Shanghai");
    }

    @Test
    void refusesAStoredRecordThatLacksAValue() {
        ObjectNode json = SampleContent.p42().toJson();
        ((ObjectNode) json.at("/results/4")).remove("method");

        assertThatThrownBy(() -> CertificateContent.fromJson(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/results/4/method");
    }

    @Test
    void refusesAStoredRecordWithAValueItDoesNotKnow() {
        ObjectNode json = SampleContent.p42().toJson().put("verdict", "fine");

        assertThatThrownBy(() -> CertificateContent.fromJson(json)).hasMessageContaining("verdict");
    }

    @Test
    void namesTheCertificateAndItsDigestInTheVerificationLink() {
        CertificateContent content = SampleContent.p42();

        assertThat(content.verificationLink())
                .isEqualTo("https://lotgate.example.org/verify?certificate=COA-UCM-P4-2&version=1&digest="
                        + content.digest().hex());
    }

    @Test
    void printsTheLotsLifeSpanBeforeItsOtherLines() {
        assertThat(SampleContent.p42().lot().block())
                .extracting(line -> line.label().en())
                .startsWith("Manufactured", "Expires", "Donor type")
                .endsWith("Excipients");
    }
}
