package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.Scan.Donation;
import io.lotgate.value.Scan.Elements;
import io.lotgate.value.Scan.Misread;
import io.lotgate.value.Scan.OtherLabel;
import io.lotgate.value.Scan.Words;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {
    private static final String GS = "\u001d";

    /** The first is the published example of the transfusion services' guidelines, annex 2; the others are computed. */
    @ParameterizedTest
    @CsvSource({
        "G123498654321,H,77",
        "Y100226000001,8,68",
        "Y100226000012,2,62",
        "Y100226000021,0,60",
        "Y100226000034,R,87",
        "Y100226000036,N,83",
        "Z999926123450,*,96",
        "Z999926123451,Y,94",
        "B123425000777,0,60",
        "N000126999999,N,83",
        "N000126000000,A,70",
        "Z998826000105,6,66"
    })
    void checksADonationNumberByItsCharacterAndByItsFlags(String text, char check, String flags) {
        Din din = new Din(text);
        assertThat(din.check()).isEqualTo(check);
        assertThat(din.agrees(flags)).isTrue();
        assertThat(Scan.read("=" + text + flags)).isEqualTo(new Donation(din));
        assertThat(Scan.read(din.spaced() + " 00 " + check)).isEqualTo(new Donation(din));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=A99991412345600",
                "]C4=A99991412345600",
                "]d1=+03000=A99991412345600=%5100=<E0791V00",
                "=A99991412345600&>0140072359",
                "=<E0791V00=A99991412345600",
                "  =a99991412345600\r\n",
                "A999914123456",
                "A9999 14 123456 N",
                "a9999-14-123456"
            })
    void findsTheDonationNumberOnALabelOrTyped(String line) {
        assertThat(Scan.read(line)).isEqualTo(new Donation(new Din("A999914123456")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=G12349865432178", "G1234 98 654321 J", "G123498654312 H"})
    void saysThatADonationNumberWasMisread(String line) {
        assertThat(Scan.read(line)).isInstanceOf(Misread.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=<E0791V00", "&>0140072359", "=A9999141234560", "=O99991412345600", "="})
    void namesAnotherPartOfTheLabelForWhatItIs(String line) {
        assertThat(Scan.read(line)).isInstanceOf(OtherLabel.class);
    }

    @Test
    void readsLotAndSerialOfGs1() {
        assertThat(Scan.read("]d20104012345678901" + "17281121" + "10UCM-P3-1" + GS + "21004"))
                .isEqualTo(new Elements("UCM-P3-1", "004"));
        assertThat(Scan.read("]C110UCM-P3-1")).isEqualTo(new Elements("UCM-P3-1", ""));
        assertThat(Scan.read(GS + "21004" + GS + "10UCM-P3-1")).isEqualTo(new Elements("UCM-P3-1", "004"));
        assertThat(Scan.read("(01)04012345678901(10)UCM-P3-1(21)004")).isEqualTo(new Elements("UCM-P3-1", "004"));
        assertThat(Scan.read("010401234567890117281121" + "10UCM-P3-1")).isEqualTo(new Elements("UCM-P3-1", ""));
        assertThat(Scan.read("]d2710200" + GS + "10UCM-P3-1")).isEqualTo(new Elements("UCM-P3-1", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UCM-P3-1", "R-0042", "mesenchymal stromal", "(draft) lot", "10", "", "O999914123456"})
    void leavesWordsAsTheyAre(String words) {
        assertThat(Scan.read(words)).isEqualTo(new Words(words));
    }

    @Test
    void takesAwayWhatAScannerAdds() {
        assertThat(Scan.read("]C0UCM-P3-1\r")).isEqualTo(new Words("UCM-P3-1"));
    }

    @Property(tries = 3000)
    void understandsAnyLineWithoutFailing(@ForAll("lines") String line) {
        Scan scan = Scan.read(line);
        assertThat(scan).isEqualTo(Scan.read(" " + line + "\r\n"));
        if (scan instanceof Words words) {
            assertThat(words.text()).doesNotContainPattern("\\p{Cntrl}");
        }
    }

    /** One wrong character is always found: that is what MOD 37-2 promises. */
    @Property(tries = 1000)
    void findsEverySingleWrongDigit(
            @ForAll("dins") String din, @ForAll("places") int place, @ForAll("digits") char digit) {
        String wrong = din.substring(0, place) + digit + din.substring(place + 1);
        char check = new Din(din).check();
        boolean same = wrong.equals(din);
        assertThat(Scan.read(wrong + check)).isInstanceOf(same ? Donation.class : Misread.class);
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> parts = Arbitraries.of(
                "]d2",
                "]C1",
                "]",
                "=",
                "&",
                "(10)",
                "(21)",
                "01",
                "10",
                "21",
                GS,
                "A99991412345600",
                "UCM-P3-1",
                "=+",
                "é",
                "\u0000");
        return Arbitraries.oneOf(parts, Arbitraries.strings().ofMaxLength(8))
                .list()
                .ofMaxSize(12)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> dins() {
        return Arbitraries.longs()
                .between(0, 9_999_999_999L)
                .map(number -> "A99" + String.format(Locale.ROOT, "%010d", number));
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(3, 12);
    }

    @Provide
    Arbitrary<Character> digits() {
        return Arbitraries.chars().range('0', '9');
    }
}
