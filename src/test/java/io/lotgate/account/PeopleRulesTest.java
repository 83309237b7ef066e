package io.lotgate.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An account belongs to one person, and its name says whom. */
class PeopleRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "qa1",
                "qc1",
                "lab.user",
                "night-shift",
                "technician2",
                "qc_lab_03",
                "test",
                "qa-manager"
            })
    void aUserNameThatNamesADutyIsRefused(String username) {
        assertThat(PeopleRules.names(username, "Li Na")).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("username");
            assertThat(fault.message()).contains("a duty, not a person");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"QC Technician", "Lab", "Night shift 2", "Dr QA", "The Manager"})
    void aPrintedNameThatNamesADutyIsRefused(String printedName) {
        assertThat(PeopleRules.names("li.na", printedName))
                .extracting(Answer.Reason::field)
                .contains("printedName");
    }

    @ParameterizedTest
    @CsvSource({
        "li.na, Li Na",
        "l.day, Laura Day",
        "root-weber, Anna Root-Weber",
        "qa.chen, 陈静",
        "oconnor, Áine O'Connor"
    })
    void aPersonsNameIsTaken(String username, String printedName) {
        assertThat(PeopleRules.names(username, printedName)).isEqualTo(List.of());
    }
}
