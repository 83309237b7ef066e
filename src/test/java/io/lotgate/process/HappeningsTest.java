package io.lotgate.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.notify.Notice;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of status is told as; the release process names more statuses than lots have yet. */
class HappeningsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            UNDER_TEST             | RELEASED                      | DECISION | The lot is now released. Before, it was under test.
            UNDER_TEST             | REJECTED                      | DECISION | The lot is now rejected. Before, it was under test.
            UNDER_TEST             | CONDITIONALLY_RELEASED        | DECISION | The lot is now conditionally released. Before, it was under test.
            CONDITIONALLY_RELEASED | RELEASED                      | DECISION | The lot is now released. Before, it was conditionally released.
            UNDER_TEST             | SUPPLIED_OUT_OF_SPECIFICATION | DECISION | The lot is now supplied out of specification. Before, it was under test.
            RELEASED               | ON_HOLD                       | HOLD     | The lot is now on hold. Before, it was released.
            ON_HOLD                | RELEASED                      | HOLD     | The hold has ended. The lot is now released.
            ON_HOLD                | UNDER_TEST                    | HOLD     | The hold has ended. The lot is now under test.
            ON_HOLD                | REJECTED                      | DECISION | The lot is now rejected. Before, it was on hold.
            ON_HOLD                | RECALLED                      | RECALL   | The lot is now recalled. Before, it was on hold.
            RELEASED               | EXPIRED                       | EXPIRED  | The lot is now expired. Before, it was released.
            """)
    void aChangeOfStatusIsTold(String was, String is, Notice.Kind kind, String text) {
        assertThat(Happenings.kind(was, is)).contains(kind);
        assertThat(Happenings.sentence(kind, was, is)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"QUARANTINE,UNDER_TEST", "RELEASED,RELEASED", "RELEASED,CLOSED", "UNDER_TEST,SOMETHING_NEW"})
    void otherChangesAreNot(String was, String is) {
        assertThat(Happenings.kind(was, is)).isEqualTo(Optional.empty());
    }
}
