package io.lotgate.intake;

import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.intake.Reading.Recognised;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every published file that is kept here: who wrote it, how many samples it holds, how many can be used. */
class EveryFileTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Beckman_Vi-Cell-BLU_example01.csv|Vi-CELL BLU|10|9",
                "Beckman_Vi-Cell-BLU_example01_utf16.csv|Vi-CELL BLU|10|10",
                "Beckman_Vi-Cell-XR_example03_instrumentOutput.xls|Vi-CELL XR|34|34",
                "Beckman_Vi-Cell-XR_example05_instrumentOutput.xlsx|Vi-CELL XR, AV123456789|4|4",
                "Beckman_Vi-Cell-XR_example07_instrumentOutput.txt|Vi-CELL XR, AW123456789|1|1",
                "SampleResultsDEVICE1232021-02-18_104838.csv|BioProfile FLEX2|6|1",
                "chememotec_nc_view_example.csv|NucleoCounter table (NC-View), S/N: 9002020102201902|32|32",
                "chemometec_nucleoview_example01.csv|NucleoCounter NC-200 (NucleoView), s/n 9000201099909999|1|1",
                "chemometec_nucleoview_example03.csv|NucleoCounter NC-200 (NucleoView)|1|1",
                "chemometec_nucleoview_example05.csv|NucleoCounter NC-200 (NucleoView), s/n 9000201099909999|1|1",
                "chemometec_nucleoview_example08.csv|NucleoCounter single sample (NC-View), S/N:99999999999|1|1",
                "revvity_matrix_1_csv.csv|Cellaca or Cellometer (Matrix)|18|12",
                "revvity_matrix_1_xlsx.xlsx|Cellaca or Cellometer (Matrix)|18|12",
                "roche_cedex_hires_example_1.csv|Cedex HiRes, G037DE019|8|8",
                "roche_cedex_hires_example_2.xlsx|Cedex HiRes, G037DE019|8|8",
                "BioRad_qPCR_melt.rdml|Block Type|12|0",
                "own_mix_a.rdml|QuantStudio Dx (RDML)|22|0",
                "stepone_std.rdml|Applied Biosystems StepOne|6|6",
                "appbio_quantstudio_example01.txt|ViiA 7, INST_1|16|0",
                "appbio_quantstudio_example05.txt|QuantStudio(TM) 7 Flex System|10|0",
                "appbio_quantstudio_example10.xlsx|QuantStudio(TM) 12K Flex System, 100000|8|0",
                "facsdiva_example_1.xml|LSRFortessa (FACSDiva)|17|0",
                "flowjo_example_2.wsp|FACSCelesta (FlowJo)|19|19"
            })
    void isRead(String file, String instrument, int samples, int usable) {
        Recognised reading = recognised(bytes(file));

        assertThat(reading.instrument()).startsWith(instrument);
        assertThat(reading.proposals()).hasSize(samples);
        assertThat(reading.proposals()).filteredOn(Proposal::usable).hasSize(usable);
    }

    /** The exceptions: results of another program, and an analysis without samples' names. */
    @ParameterizedTest
    @CsvSource({
        "own_mix_a_results.tsv, FILE_OTHER_INSTRUMENT",
        "appbio_quantstudio_designandanalysis_QS7Pro_Primary_Analysis_example18.xlsx, COLUMN_MISSING"
    })
    void isRefusedByName(String file, String code) {
        assertThat(codes(refused(bytes(file)).findings())).contains(code);
    }
}
