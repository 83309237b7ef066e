package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Evaluator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The test that the README shows can be pasted into a file as it stands there. */
class ReadmeExampleTest {
    private static final Pattern BLOCK =
            Pattern.compile("\n## A product or a test of your own\n.*?\n```yaml\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void isATestOfAWholeFile() throws IOException {
        String shipped = new String(Shipped.bytes("uc-msc-iv/2"), StandardCharsets.UTF_8);
        String whole = shipped.replace("\nbatchRecordReview:", "\n" + shown() + "\nbatchRecordReview:");
        Reading reading = SpecificationReader.read(
                "uc-msc-iv/3.yaml", whole.getBytes(StandardCharsets.UTF_8), Evaluator.standard());
        assertThat(reading).isInstanceOf(Reading.Read.class);
        TestSpecification test = ((Reading.Read) reading)
                .specification()
                .test("free-haemoglobin")
                .orElseThrow();
        assertThat(Evaluator.standard().limits(test.method(), test.criterion())).containsExactly("≤ 0.5 g/L");
        assertThat(test.further().retests()).isEqualTo(2);
        assertThat(SpecificationSchemaTest.SCHEMA.validate(SpecificationSchemaTest.seen(whole)))
                .isEmpty();
    }

    private static String shown() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")).replace("\r\n", "\n"));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
