package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.evaluate;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The workings beside a verdict let a reader recompute it with a pocket calculator: every figure that decides is in them,
 * for the worked examples of the domain dossier.
 */
class WorkingsTest {
    private static void workings(String method, String criterion, String observation, String... lines) {
        assertThat(evaluate(method, criterion, observation).workings()).containsExactly(lines);
    }

    /** The example of the interface: 94.96 % against 95.0 %. */
    @Test
    void theContractsExample() {
        workings(
                "numeric",
                "{'min':'95.0','unit':'%'}",
                "{'value':'94.96','unit':'%'}",
                "94.96 rounds to 95.0 (USP 7.20, 1 decimal as in the limit)",
                "95.0 >= 95.0");
    }

    /** D4: 212 live and 18 dead in 4 squares, dilution 2. */
    @Test
    void d4CellsInAHaemocytometer() {
        workings(
                "cell-count",
                "{'viability':{'min':'70','unit':'%'}}",
                "{'live':'212','dead':'18','squares':'4','dilution':'2'}",
                "live 212 of 230 cells in 0.0002 mL of undiluted suspension (1e-4 mL a square): 1060000 viable cells/mL, viability 92.1739130434783 %",
                "92.1739130434783 rounds to 92 (USP 7.20, 0 decimals as in the limit)",
                "92 >= 70");
    }

    /** D5: 5.20e6 nucleated cells per mL, 91.3 % of them viable. */
    @Test
    void d5ATotalTimesItsViability() {
        workings(
                "cell-count",
                "{}",
                "{'totalPerMl':'5.20e6','viability':'91.3'}",
                "4747600 viable cells/mL (total x viability)");
    }

    @Test
    void aCounterGivesViableCells() {
        workings(
                "cell-count",
                "{}",
                "{'viablePerMl':'4.00e6','viability':'89'}",
                "4000000 viable cells/mL, as the counter gives it");
    }

    @Test
    void countsOfACounterAreAveraged() {
        workings(
                "cell-count",
                "{}",
                "{'counts':[{'viablePerMl':'1.0e6','viability':'90'},{'viablePerMl':'1.2e6','viability':'93'}]}",
                "means of 2 counts: 1100000 viable cells/mL, viability 91.5 %");
    }

    /** W7 and W10: 3 of 200000, limit 0.01 %; up to 12 would conform, and 29956 cells without one. */
    @Test
    void w7TheBoundProvesTheLimit() {
        workings(
                "rare-cells",
                "{'max':'0.01','unit':'%','decision':'upper-bound','cellsPerDose':'1e7'}",
                "{'positives':'3','examined':'200000'}",
                "3 of 200000: 0.0015 %",
                "one-sided 95 % upper bound (Clopper-Pearson) 0.00387678219140788 %",
                "burden per dose: at most 387.678219140788 in 10000000 cells, the highest number that may be given",
                "upper 95 % bound: 0.00387678219140788 <= 0.01",
                "29956 cells without a rare one would prove the limit",
                "at this denominator 12 is the largest count that conforms");
    }

    /** W8: 8 of 100000, limit 0.01 %. */
    @Test
    void w8TheBoundDoesNotProveTheLimit() {
        workings(
                "rare-cells",
                "{'max':'0.01','unit':'%','decision':'upper-bound'}",
                "{'positives':'8','examined':'100000'}",
                "8 of 100000: 0.008 %",
                "one-sided 95 % upper bound (Clopper-Pearson) 0.0144341853072579 %",
                "upper 95 % bound: 0.0144341853072579 <= 0.01 does not hold",
                "point estimate: 0.008 <= 0.01",
                "29956 cells without a rare one would prove the limit",
                "at this denominator 4 is the largest count that conforms");
    }

    /** W13: no colony on 3e6 cells, control 20 of 100. */
    @Test
    void w13AnEfficiencyThatWasCounted() {
        workings(
                "colonies",
                "{'max':'1e-5','unit':'1','decision':'upper-bound'}",
                "{'colonies':'0','seeded':'3000000','controlColonies':'20','controlSeeded':'100'}",
                "plating efficiency 0.2 (20 of 100 on the control plate): 3000000 seeded cells count as 600000",
                "the bound rests on the one-sided lower bound of the efficiency, 0.136661325245867 (Clopper-Pearson): 409983.975737602 cells",
                "0 on 3000000 seeded cells: 0",
                "one-sided 95 % upper bound (Poisson, Garwood) 0.00000730694966349446",
                "upper 95 % bound: 0.00000730694966349446 <= 1e-5",
                "2192085 cells seeded at this efficiency without a rare one would prove the limit",
                "at this denominator 0 is the largest count that conforms");
    }

    /** W14: 2 colonies on 2e6 cells at an efficiency of 0.5. */
    @Test
    void w14AnEfficiencyThatWasGiven() {
        workings(
                "colonies",
                "{'max':'1e-5','unit':'1','decision':'upper-bound'}",
                "{'colonies':'2','seeded':'2000000','platingEfficiency':'0.5'}",
                "plating efficiency 0.5 (given): 2000000 seeded cells count as 1000000",
                "2 on 2000000 seeded cells: 0.000002",
                "one-sided 95 % upper bound (Poisson, Garwood) 0.00000629579362187199",
                "upper 95 % bound: 0.00000629579362187199 <= 1e-5",
                "599147 cells seeded at this efficiency without a rare one would prove the limit",
                "at this denominator 4 is the largest count that conforms");
    }

    /** W1: 9 of 18000 partitions of 0.85 nL. */
    @Test
    void w1CopiesOfADigitalPcr() {
        workings(
                "digital-pcr",
                "{'max':'1','decision':'upper-bound'}",
                "{'wells':[{'positives':'9','accepted':'18000'}],'partitionVolumeNl':'0.85'}",
                "9 of 18000 partitions of 0.85 nL",
                "lambda = -ln(1 - k/n) = 0.000500125041682298 copies a partition: 0.588382401979174 copies/uL",
                "one-sided 95 % upper bound (Clopper-Pearson, transformed) 1.02674145057754 copies/uL",
                "upper 95 % bound: 1.02674145057754 <= 1 does not hold",
                "point estimate: 0.588382401979174 <= 1");
    }

    /** W15: every one of 20000 partitions is positive. */
    @Test
    void w15ASaturatedWell() {
        workings(
                "digital-pcr",
                "{'max':'100','decision':'upper-bound'}",
                "{'wells':[{'positives':'20000','accepted':'20000'}],'partitionVolumeNl':'0.85'}",
                "20000 of 20000 partitions of 0.85 nL",
                "saturated: ln 0 has no value; one-sided 95 % lower bound of lambda (Clopper-Pearson, transformed) 8.80637374454318, 10360.4396994626 copies/uL",
                "no value >10360.4396994626 is <= 100");
    }

    /** D11: 0.25 EU/mL, 17.5 mL in 30 minutes, 70 kg. */
    @Test
    void d11GivenWithinOneHour() {
        workings(
                "endotoxin",
                "{'perKgPerHour':'5'}",
                "{'result':'0.25','unit':'[EU]/mL','volumeMl':'17.5','durationH':'0.5','weightKg':'70.0'}",
                "given within one hour: counted whole, not divided by the duration",
                "limit 5 EU/kg/h = 20 EU/mL for 17.5 mL and 70 kg",
                "exposure 0.25 EU/mL x 0.25 mL per kg and hour = 0.0625 EU/kg/h",
                "0.0625 <= 5");
    }

    /** D11b: 0.5 EU/mL, 120 mL over 3 hours, 12 kg. */
    @Test
    void d11bGivenOverHours() {
        workings(
                "endotoxin",
                "{'perKgPerHour':'5'}",
                "{'result':'0.5','unit':'[EU]/mL','volumeMl':'120','durationH':'3','weightKg':'12'}",
                "given evenly over 3 h: divided by it",
                "limit 5 EU/kg/h = 1.5 EU/mL for 120 mL and 12 kg",
                "exposure 0.5 EU/mL x 3.33333333333333 mL per kg and hour = 1.66666666666667 EU/kg/h",
                "1.66666666666667 <= 5");
    }

    /** D12: less than 0.5 EU/mL, 3.2 mL into the spinal fluid, 63.4 kg. */
    @Test
    void d12AWorstCase() {
        workings(
                "endotoxin",
                "{'perKg':'0.2'}",
                "{'result':'<0.5','unit':'[EU]/mL','volumeMl':'3.2','weightKg':'63.4'}",
                "limit 0.2 EU/kg = 3.9625 EU/mL for 3.2 mL and 63.4 kg",
                "exposure <0.5 EU/mL x 0.0504731861198738 mL per kg = <0.0252365930599369 EU/kg",
                "every value <0.0252365930599369 is <= 0.2");
    }

    /** D2: 1e5/kg, 63.4 kg, 2.00e6/mL, a syringe with steps of 0.1 mL. */
    @Test
    void d2ADoseOfTheSyringesGraduation() {
        workings(
                "dose-per-kg",
                "{'perKg':{'target':'1e5','min':'0.9e5','max':'1.1e5'},'volumeStepMl':'0.1'}",
                "{'weight':{'value':'63.4','unit':'kg'},'viablePerMl':'2.00e6'}",
                "body weight 63.4 kg",
                "target 1e5 cells/kg = 6340000 cells",
                "volume of the target at 2000000 cells/mL: 3.17 mL",
                "given 3.2 mL, drawn 3.2 mL",
                "delivered 6400000 cells = 100946.372239748 cells/kg, 100.946372239748 % of the target",
                "dose: 100946.372239748 >= 0.9e5",
                "dose: 100946.372239748 <= 1.1e5");
    }

    /** D7: 128.4 kg, no more than 1e8 cells. */
    @Test
    void d7ACappedDose() {
        workings(
                "dose-per-kg",
                "{'perKg':{'target':'1e6','min':'0.9e6','max':'1.1e6'},'maxTotal':'1e8'}",
                "{'weight':{'value':'128.4','unit':'kg'},'viablePerMl':'4.00e6'}",
                "body weight 128.4 kg",
                "target 1e6 cells/kg = 128400000 cells",
                "capped at 100000000 cells",
                "volume of the target at 4000000 cells/mL: 25 mL",
                "given 25 mL, drawn 25 mL",
                "delivered 100000000 cells = 778816.199376947 cells/kg, 77.8816199376947 % of the target",
                "a capped dose is below its target on purpose: the lower limit is judged on the share of the capped target",
                "share of the capped dose: 1000000 >= 0.9e6",
                "dose: 778816.199376947 <= 1.1e6",
                "whole dose: 100000000 <= 1e8");
    }

    /** D16: 0.6 mL of 17.5 mL stay in the line. */
    @Test
    void d16WhatIsLeftInTheLine() {
        workings(
                "dose-per-kg",
                "{'perKg':{'target':'1e6','min':'0.9e6','max':'1.1e6'}}",
                "{'weight':{'value':'70.0','unit':'kg'},'viablePerMl':'4.00e6','residualMl':'0.6'}",
                "body weight 70 kg",
                "target 1e6 cells/kg = 70000000 cells",
                "volume of the target at 4000000 cells/mL: 17.5 mL",
                "given 17.5 mL, drawn 18.1 mL",
                "0.6 mL of it were left behind",
                "delivered 67600000 cells = 965714.285714286 cells/kg, 96.5714285714286 % of the target",
                "dose: 965714.285714286 >= 0.9e6",
                "dose: 965714.285714286 <= 1.1e6");
    }

    @Test
    void noGrowthOnTheLastDay() {
        workings(
                "culture",
                "{'minDays':'14'}",
                "{'inoculated':'2026-03-01T10:00:00Z','read':'2026-03-15T10:00:00Z','growth':false,'volumeMl':'1','media':'a'}",
                "from 2026-03-01T10:00:00Z to 2026-03-15T10:00:00Z are 14 full days of 24 hours",
                "14 days >= 14 days, no growth");
    }

    @Test
    void noGrowthBeforeTheLastDay() {
        workings(
                "culture",
                "{'minDays':'14'}",
                "{'inoculated':'2026-03-01T10:00:00Z','read':'2026-03-08T10:00:00Z','growth':false,'volumeMl':'1','media':'a'}",
                "from 2026-03-01T10:00:00Z to 2026-03-08T10:00:00Z are 7 full days of 24 hours",
                "7 days < 14 days: no growth is not final yet");
    }

    @Test
    void growthOnTheThirdDay() {
        workings(
                "culture",
                "{'minDays':'14'}",
                "{'inoculated':'2026-03-01T10:00:00Z','read':'2026-03-04T10:00:00Z','growth':true,'volumeMl':'1','media':'a'}",
                "from 2026-03-01T10:00:00Z to 2026-03-04T10:00:00Z are 3 full days of 24 hours",
                "growth at any time is out of specification");
    }

    @Test
    void segmentsOfAnArray() {
        workings(
                "copy-number",
                "{'maxSize':'1000','maxCopyNumber':'3'}",
                "{'segments':[{'region':'5q31','start':'1','end':'2000','copyNumber':'2'},{'region':'3p21','copyNumber':'3','start':'1','end':'500000'}],'resolutionKb':'1000'}",
                "5q31 2 copies, 1-2000: the usual number",
                "3p21 3 copies, 1-500000: 500 kb <= 1000 kb",
                "resolution 1000 kb; mosaics below 20 % of the cells are not excluded");
    }

    /** Dossier 3.2: what 20 cells exclude, 13.911 %, and what they can call a clone, 21.611 and 28.262 %. */
    @Test
    void k21CellsAndThePowerOfTheirNumber() {
        workings(
                "karyotype",
                "{}",
                "{'karyotype':'47,XX,+12[2]/46,XX[18]','donorSex':'F'}",
                "+12 in 2 of 20 cells; a clone needs 2",
                "20 cells: what is in none of them is in less than 13.911 % of the cells (95 % confidence)",
                "To be called a clone with 95 % probability an abnormality has to be in 21.611 % of the cells, a loss in 28.262 %",
                "Gains of a few million bases, such as many of 20q11.21, lie below the resolution of banding");
    }

    @Test
    void aWordingThatIsAccepted() {
        workings(
                "qualitative",
                "{'accept':['clear','colourless']}",
                "{'value':'Clear'}",
                "\"Clear\" is clear or colourless");
    }

    @Test
    void aWordingThatIsNotAccepted() {
        workings(
                "qualitative",
                "{'accept':['clear','colourless']}",
                "{'value':'cloudy'}",
                "\"cloudy\" is not clear or colourless");
    }

    @Test
    void markersThatWereCounted() {
        workings(
                "markers",
                "{'markers':[{'name':'CD105','min':'95'}],'minEvents':'10000'}",
                "{'markers':[{'name':'CD105','positives':'4800','events':'5000'}]}",
                "CD105: 100 x 4800 / 5000 = 96 %",
                "CD105: 96 rounds to 96 (USP 7.20, 0 decimals as in the limit)",
                "CD105: 96 >= 95",
                "CD105: exact 95 % limits 95.4193246301768 % and 96.5261486476336 % (Clopper-Pearson, information only)",
                "CD105: 5000 events < 10000");
    }

    @Test
    void aDonationNumber() {
        workings(
                "din",
                "{}",
                "{'din':'G123498654321H'}",
                "G1234 98 654321: check character H, flag 77 (ISO/IEC 7064 MOD 37-2)");
    }

    @Test
    void segmentsThatAreUsualOfASexOrKnownBefore() {
        workings(
                "copy-number",
                "{'maxSize':'100','baseline':[{'region':'3p21','start':'1000','end':'900000','copyNumber':'3'}]}",
                "{'segments':[{'region':'Xp11','start':'1','end':'500000','copyNumber':'1'},"
                        + "{'region':'3p21','start':'2000','end':'800000','copyNumber':'3'}],'resolutionKb':'100'}",
                "Xp11 1 copies, 1-500000: the usual number of one sex",
                "3p21 3 copies, 2000-800000: known before",
                "resolution 100 kb; mosaics below 20 % of the cells are not excluded");
    }

    /** W16: 47 of 19120 partitions, 20 uL, 1000 copies a cell, a tenth of the cDNA of 1e5 cells. */
    @Test
    void w16AShareOfTheCells() {
        workings(
                "digital-pcr",
                "{'maxFraction':'0.001','unit':'%','cellsPerDose':'1e7'}",
                "{'wells':[{'positives':'47','accepted':'19120'}],'partitionVolumeNl':'0.85','copiesPerCell':'1000',"
                        + "'cellsLoaded':'1e4','reactionVolumeUl':'20'}",
                "47 of 19120 partitions of 0.85 nL",
                "lambda = -ln(1 - k/n) = 0.00246118522896565 copies a partition: 2.89551203407723 copies/uL",
                "one-sided 95 % upper bound (Clopper-Pearson, transformed) 3.69242313950133 copies/uL",
                "x 20 uL / 1000 copies per cell / 10000 cells loaded = 0.00000579102406815446 of the cells, upper bound"
                        + " 0.00000738484627900266",
                "burden per dose: at most 73.8484627900266 in 10000000 cells, the highest number that may be given",
                "upper 95 % bound: 0.000738484627900266 <= 0.001");
    }

    /** W13 where the criterion asks for the efficiency as counted. */
    @Test
    void w13TheEfficiencyAsCounted() {
        workings(
                "colonies",
                "{'max':'1e-5','unit':'1','decision':'upper-bound','efficiency':'point'}",
                "{'colonies':'0','seeded':'3000000','controlColonies':'20','controlSeeded':'100'}",
                "plating efficiency 0.2 (20 of 100 on the control plate): 3000000 seeded cells count as 600000",
                "the bound rests on the efficiency as counted, as the criterion asks",
                "0 on 3000000 seeded cells: 0",
                "one-sided 95 % upper bound (Poisson, Garwood) 0.00000499288712258998",
                "upper 95 % bound: 0.00000499288712258998 <= 1e-5",
                "1497867 cells seeded at this efficiency without a rare one would prove the limit",
                "at this denominator 1 is the largest count that conforms");
    }
}
