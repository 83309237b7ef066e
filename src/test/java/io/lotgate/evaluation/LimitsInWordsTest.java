package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.limits;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsInWordsTest {
    @Test
    void printsLimitsAsFiled() {
        assertThat(limits("numeric", "{'min':'95.0','unit':'%'}")).containsExactly("≥ 95.0 %");
        assertThat(limits("numeric", "{'below':'2','unit':'%'}")).containsExactly("< 2 %");
        assertThat(limits("numeric", "{'min':'7.0','max':'7.4','unit':'1'}")).containsExactly("≥ 7.0 and ≤ 7.4");
        assertThat(limits("endotoxin", "{'perKgPerHour':'5'}")).containsExactly("≤ 5 EU/kg/h");
        assertThat(limits("endotoxin", "{'perKg':'0.2'}")).containsExactly("≤ 0.2 EU/kg");
        assertThat(limits("culture", "{'minDays':'14'}")).containsExactly("no growth, 14 days");
        assertThat(limits("qualitative", "{'accept':['Negative','Not detected']}"))
                .containsExactly("Negative or Not detected");
        assertThat(limits("cell-count", "{'viability':{'above':'80','unit':'%'}}"))
                .containsExactly("viability > 80 %");
    }

    @Test
    void aPanelHasOneLineAMarker() {
        assertThat(limits("markers", "{'markers':[{'name':'CD73','above':'95'},{'name':'CD45','max':'2.0'}]}"))
                .containsExactly("CD73 > 95 %", "CD45 ≤ 2.0 %");
    }

    @Test
    void aDoseNamesAllItsLimits() {
        assertThat(
                        limits(
                                "dose-per-kg",
                                "{'perKg':{'target':'1e6','min':'0.7e6','max':'1.4e6'},'maxTotal':'1e8','maxVolumePerKg':'10','maxDmsoPerKg':'1'}"))
                .containsExactly(
                        "≥ 0.7e6 cells/kg and ≤ 1.4e6 cells/kg",
                        "capped at 1e8 cells",
                        "volume ≤ 10 mL/kg",
                        "DMSO ≤ 1 g/kg");
        assertThat(limits("dose-per-kg", "{'fixed':'5.00e6'}")).containsExactly("target 5.00e6 cells");
    }
}
