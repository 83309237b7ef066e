package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Evaluator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each shipped panel in full: test, sample point, gate and limit as the certificate prints it. */
class ShippedPanelsTest {
    static final List<String> PANELS = List.of(
            """
            adrc-intrathecal/1
            identity | DP | BLOCKING | All identifiers agree
            appearance | DP | BLOCKING | Homogeneous, no clumps, no fat
            viability | DP | BLOCKING | viability ≥ 70 %
            composition | DP | INFORMATION | CD34 ≥ 20 %, CD45 ≤ 50 %
            collagenase | DP | BLOCKING | Washed as validated
            endotoxin | DP | BLOCKING | ≤ 0.2 EU/kg
            gram | DP | BLOCKING | No organisms seen
            sterility | DP | LATE | no growth, 14 days
            dose | DP | BLOCKING | ≥ 4.2e6 cells and ≤ 12.8e6 cells
            """,
            """
            adsc/1
            identity | DP | BLOCKING | All identifiers agree
            appearance | DP | BLOCKING | Off-white, opaque, homogeneous, no clumps
            viability | DP | BLOCKING | viability ≥ 70 %
            cd73-cd90-cd105 | DS | BLOCKING | CD73 ≥ 95 %, CD90 ≥ 95 %, CD105 ≥ 95 %
            negative-markers | DS | BLOCKING | CD45 ≤ 2 %, CD11b ≤ 2 %, CD19 ≤ 2 %, HLA-DR ≤ 2 %
            adipose-markers | DS | INFORMATION | CD36 ≥ 50 %, CD106 ≤ 10 %
            differentiation | DS | LATE | Bone, fat and cartilage demonstrated
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h
            sterility | DP | BLOCKING | no growth, 14 days
            mycoplasma | IPC | BLOCKING | Not detected
            mycoplasma-culture | IPC | LATE | Not detected
            karyotype | DS | BLOCKING | No clonal abnormality in ≥ 20 cells
            dose-per-kg | DP | BLOCKING | ≥ 0.9e6 cells/kg and ≤ 1.1e6 cells/kg
            """,
            """
            bm-msc-autologous-iv/1
            identity | DP | BLOCKING | All identifiers agree
            appearance | DP | BLOCKING | Off-white, opaque, homogeneous, no clumps
            viability | DP | BLOCKING | viability ≥ 70 %
            cd73-cd90-cd105 | DS | BLOCKING | CD73 ≥ 95 %, CD90 ≥ 95 %, CD105 ≥ 95 %
            negative-markers | DS | BLOCKING | CD45 ≤ 2 %, CD34 ≤ 2 %, CD14 ≤ 2 %, CD19 ≤ 2 %, HLA-DR ≤ 2 %
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h
            gram | DP | BLOCKING | No organisms seen
            sterility-in-process | IPC | BLOCKING | no growth, 2 days
            sterility | DP | LATE | no growth, 14 days
            mycoplasma | IPC | BLOCKING | Not detected
            mycoplasma-culture | IPC | LATE | Not detected
            karyotype | DS | LATE | No clonal abnormality in ≥ 20 cells
            differentiation | DS | LATE | Bone, fat and cartilage demonstrated
            potency | DP | INFORMATION | ≥ 20 %
            dose-per-kg | DP | BLOCKING | ≥ 0.7e6 cells/kg and ≤ 1.4e6 cells/kg
            """,
            """
            bmmc-intraarterial/1
            identity | DP | BLOCKING | All identifiers agree
            appearance | DP | BLOCKING | Filtered, no aggregates
            viability | DP | BLOCKING | viability ≥ 70 %
            haematocrit | DP | BLOCKING | ≤ 10 %
            cd34 | DP | INFORMATION | CD34 ≥ 0.5 %
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h
            gram | DP | BLOCKING | No organisms seen
            sterility | DP | LATE | no growth, 14 days
            cfu | DP | LATE | Colonies grown
            dose | DP | BLOCKING | ≥ 1.0e8 cells and ≤ 5.0e8 cells
            """,
            """
            ipsc-exosome/1
            bank | BANK | BLOCKING | Released bank, certificate on file
            identity | DP | BLOCKING | All identifiers agree
            appearance | DP | BLOCKING | Clear, no particles seen
            particles | DP | BLOCKING | ≥ 0.9e11 particles/mL and ≤ 1.1e11 particles/mL
            size | DP | BLOCKING | ≥ 30 nm and ≤ 150 nm
            ev-markers | DP | BLOCKING | Both classes present
            ev-contaminants | DP | BLOCKING | Absent
            purity-ratio | DP | INFORMATION | ≥ 3e10 particles/µg
            residual-cells | DP | BLOCKING | No cells, filter intact
            residual-dna | DP | BLOCKING | ≤ 10 ng
            ph | DP | BLOCKING | ≥ 6.8 pH and ≤ 7.6 pH
            osmolality | DP | BLOCKING | ≥ 260 mosm/kg and ≤ 340 mosm/kg
            potency | DP | INFORMATION | ≥ 80 %
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h
            sterility | DP | BLOCKING | no growth, 14 days
            mycoplasma | IPC | BLOCKING | Not detected
            mycoplasma-culture | IPC | LATE | Not detected
            dose-per-kg | DP | BLOCKING | ≥ 2.0e9 particles/kg and ≤ 8.0e9 particles/kg
            """,
            """
            ipsc-interneuron-intracerebral/1
            bank | BANK | BLOCKING | Released bank, certificate on file
            identity | DP | BLOCKING | All identifiers agree
            appearance | DP | BLOCKING | Suspension without clumps after thawing
            viability | DP | BLOCKING | viability ≥ 70 %
            on-target | DP | BLOCKING | GAD1/2 > 80 %, LHX6 > 80 %
            off-target | DP | BLOCKING | SOX1/PAX6 < 0.1 %
            proliferation | DP | BLOCKING | Ki67 < 1 %
            residual-oct4 | DP | BLOCKING | < 0.1 % (upper 95 % bound)
            residual-tra-1-60 | IPC | BLOCKING | < 1 % (upper 95 % bound)
            residual-harvest | DS | BLOCKING | ≤ 0.01 % (upper 95 % bound)
            residual-lin28a | DP | INFORMATION | ≤ 0.002 % (upper 95 % bound)
            back-culture | DS | BLOCKING | ≤ 0.0005 % (upper 95 % bound)
            karyotype | DS | BLOCKING | No clonal abnormality in ≥ 20 cells, tetraploid cells ≤ 4 %
            copy-number | DS | BLOCKING | no new segment above 400 kb
            potency | DP | INFORMATION | GABA release demonstrated
            endotoxin-concentration | DP | BLOCKING | ≤ 1 EU/mL
            endotoxin | DP | BLOCKING | ≤ 0.2 EU/kg
            sterility | DP | BLOCKING | no growth, 14 days
            mycoplasma | IPC | BLOCKING | Not detected
            mycoplasma-culture | IPC | LATE | Not detected
            dose | DP | BLOCKING | ≥ 4.5e6 cells and ≤ 5.5e6 cells
            """,
            """
            msc-neuro-induced-intrathecal/1
            identity | DP | BLOCKING | All identifiers agree
            sister-lot | ADM | BLOCKING | Same donation, intravenous lot given, interval kept
            appearance | DP | BLOCKING | Off-white, opaque, homogeneous, no clumps
            viability | DP | BLOCKING | viability ≥ 70 %
            cd73-cd90-cd105 | IPC | BLOCKING | CD73 ≥ 95 %, CD90 ≥ 95 %, CD105 ≥ 95 %
            negative-markers | IPC | BLOCKING | CD45 ≤ 2 %, CD34 ≤ 2 %, CD14 ≤ 2 %, CD19 ≤ 2 %, HLA-DR ≤ 2 %
            neural-induction | DS | BLOCKING | Both raised against the uninduced control
            excipient | DP | BLOCKING | Preservative-free and DMSO-free
            induction-factors | DP | BLOCKING | Below the justified limit
            endotoxin | DP | BLOCKING | ≤ 0.2 EU/kg
            gram | DP | BLOCKING | No organisms seen
            sterility-in-process | IPC | BLOCKING | no growth, 2 days
            sterility | DP | LATE | no growth, 14 days
            mycoplasma | IPC | BLOCKING | Not detected
            mycoplasma-culture | IPC | LATE | Not detected
            karyotype | DS | LATE | No clonal abnormality in ≥ 20 cells
            dose-per-kg | DP | BLOCKING | ≥ 0.04e6 cells/kg and ≤ 0.1e6 cells/kg
            """,
            """
            uc-msc-iv/1
            viability | DP | BLOCKING | viability > 80 %
            cd73-cd90-cd105 | DP | BLOCKING | CD73 > 95 %, CD90 > 95 %, CD105 > 95 %
            negative-markers | DP | BLOCKING | CD11b/CD19/CD34/CD45/HLA-DR < 2 %
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h
            sterility | DP | BLOCKING | no growth, 14 days
            mycoplasma | IPC | BLOCKING | Not detected
            mycoplasma-culture | IPC | LATE | Not detected
            karyotype | DS | BLOCKING | No clonal abnormality
            dose-per-kg | DP | BLOCKING | ≥ 0.9e6 cells/kg and ≤ 1.1e6 cells/kg
            """,
            """
            uc-msc-iv/2
            viability | DP | BLOCKING | viability > 80 %
            cd73-cd90-cd105 | DP | BLOCKING | CD73 > 95 %, CD90 > 95 %, CD105 > 95 %
            negative-markers | DP | BLOCKING | CD11b/CD19/CD34/CD45/HLA-DR < 2 %
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h
            sterility | DP | BLOCKING | no growth, 14 days
            mycoplasma | IPC | BLOCKING | Not detected
            mycoplasma-culture | IPC | LATE | Not detected
            karyotype | DS | BLOCKING | No clonal abnormality in ≥ 20 cells
            dose-per-kg | DP | BLOCKING | ≥ 0.9e6 cells/kg and ≤ 1.1e6 cells/kg
            """,
            """
            ucmsc-secretome/1
            bank | BANK | BLOCKING | Released bank, certificate on file
            identity | DP | BLOCKING | All identifiers agree
            appearance | DP | BLOCKING | Clear, no particles seen
            particles | DP | BLOCKING | ≥ 1.0e9 particles/mL and ≤ 1.0e11 particles/mL
            size | DP | BLOCKING | ≥ 30 nm and ≤ 150 nm
            ev-markers | DP | BLOCKING | Both classes present
            ev-contaminants | DP | BLOCKING | Absent
            purity-ratio | DP | INFORMATION | ≥ 3e10 particles/µg
            cells | DP | BLOCKING | No cells, filter intact
            residual-dna | DP | BLOCKING | ≤ 10 ng
            ph | DP | BLOCKING | ≥ 6.8 pH and ≤ 7.6 pH
            osmolality | DP | BLOCKING | ≥ 260 mosm/kg and ≤ 340 mosm/kg
            particulates | DP | BLOCKING | Conforms
            potency | DP | INFORMATION | ≥ 80 %
            endotoxin | DP | BLOCKING | ≤ 0.2 EU/kg
            sterility | DP | BLOCKING | no growth, 14 days
            mycoplasma | IPC | BLOCKING | Not detected
            mycoplasma-culture | IPC | LATE | Not detected
            dose | DP | BLOCKING | ≥ 2.5e10 particles and ≤ 1.0e11 particles
            """);

    @ParameterizedTest
    @FieldSource("PANELS")
    void printsItsPanelAsFiled(String panel) {
        List<String> lines = panel.lines().toList();
        assertThat(printed(Shipped.specification(lines.get(0))))
                .containsExactlyElementsOf(lines.subList(1, lines.size()));
    }

    private static Stream<String> printed(ProductSpecification specification) {
        return specification.tests().stream()
                .map(test -> String.join(
                        " | ",
                        test.id(),
                        test.samplePoint(),
                        test.gate().name(),
                        String.join(", ", Evaluator.standard().limits(test.method(), test.criterion()))));
    }
}
