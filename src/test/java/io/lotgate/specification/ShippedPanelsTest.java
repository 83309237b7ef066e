package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Each shipped panel in full: test, sample point, gate, limit as the certificate prints it, what the limit stands on, and
 * what may follow a result that does not conform.
 */
class ShippedPanelsTest {
    static final List<String> PANELS = List.of(
            """
            adrc-intrathecal/1
            identity | DP | BLOCKING | All identifiers agree | example, retests 0
            appearance | DP | BLOCKING | Homogeneous, no clumps, no fat | example, retests 0
            viability | DP | BLOCKING | viability ≥ 70 % | example, retests 0
            composition | DP | INFORMATION | CD34 ≥ 20 %, CD45 ≤ 50 % | example, retests 0
            collagenase | DP | BLOCKING | Washed as validated | example, retests 0
            endotoxin | DP | BLOCKING | ≤ 0.2 EU/kg | example, retests 0, follow-up 1
            gram | DP | BLOCKING | No organisms seen | confirmed, retests 0
            sterility | DP | LATE | no growth, 14 days | example, retests 0
            dose | DP | BLOCKING | ≥ 4.2e6 cells and ≤ 12.8e6 cells | example, retests 0
            appearance-at-bedside | ADM | ADMINISTRATION | Homogeneous, no clumps, no fat | example, retests 0
            """,
            """
            adsc/1
            identity | DP | BLOCKING | All identifiers agree | example, retests 0
            appearance | DP | BLOCKING | Off-white, opaque, homogeneous, no clumps | example, retests 2
            viability | DP | BLOCKING | viability ≥ 70 % | confirmed, retests 2
            cd73-cd90-cd105 | DS | BLOCKING | CD73 ≥ 95 %, CD90 ≥ 95 %, CD105 ≥ 95 % | confirmed, retests 2, follow-up 1
            negative-markers | DS | BLOCKING | CD45 ≤ 2 %, CD11b ≤ 2 %, CD19 ≤ 2 %, HLA-DR ≤ 2 % | example, retests 2, follow-up 1
            adipose-markers | DS | INFORMATION | CD36 ≥ 50 %, CD106 ≤ 10 % | example, retests 0
            differentiation | DS | LATE | Bone, fat and cartilage demonstrated | example, retests 0
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h | example, retests 2, follow-up 1
            sterility | DP | BLOCKING | no growth, 14 days | example, retests 0
            mycoplasma | IPC | BLOCKING | Not detected | confirmed, retests 2
            mycoplasma-culture | IPC | LATE | Not detected | example, retests 0
            karyotype | DS | BLOCKING | No clonal abnormality in ≥ 20 cells | example, retests 0, follow-up 1, assessment
            dose-per-kg | DP | BLOCKING | ≥ 0.9e6 cells/kg and ≤ 1.1e6 cells/kg | example, retests 0
            viability-at-bedside | ADM | ADMINISTRATION | viability ≥ 70 % | example, retests 0
            appearance-at-bedside | ADM | ADMINISTRATION | Off-white, opaque, homogeneous, no clumps | example, retests 0
            """,
            """
            bm-msc-autologous-iv/1
            identity | DP | BLOCKING | All identifiers agree | example, retests 0
            appearance | DP | BLOCKING | Off-white, opaque, homogeneous, no clumps | example, retests 2
            viability | DP | BLOCKING | viability ≥ 70 % | confirmed, retests 2
            cd73-cd90-cd105 | DS | BLOCKING | CD73 ≥ 95 %, CD90 ≥ 95 %, CD105 ≥ 95 % | confirmed, retests 2, follow-up 1
            negative-markers | DS | BLOCKING | CD45 ≤ 2 %, CD34 ≤ 2 %, CD14 ≤ 2 %, CD19 ≤ 2 %, HLA-DR ≤ 2 % | confirmed, retests 2, follow-up 1
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h | example, retests 2, follow-up 1
            gram | DP | BLOCKING | No organisms seen | confirmed, retests 0
            sterility-in-process | IPC | BLOCKING | no growth, 2 days | example, retests 0, interim of sterility-in-process-final
            sterility-in-process-final | IPC | LATE | no growth, 14 days | example, retests 0
            sterility | DP | LATE | no growth, 14 days | example, retests 0
            mycoplasma | IPC | BLOCKING | Not detected | confirmed, retests 2
            mycoplasma-culture | IPC | LATE | Not detected | example, retests 0
            karyotype | DS | LATE | No clonal abnormality in ≥ 20 cells | example, retests 0, follow-up 1, assessment
            differentiation | DS | LATE | Bone, fat and cartilage demonstrated | example, retests 0
            potency | DP | INFORMATION | ≥ 20 % | example, retests 0
            dose-per-kg | DP | BLOCKING | ≥ 0.7e6 cells/kg and ≤ 1.4e6 cells/kg | confirmed, retests 0
            appearance-at-bedside | ADM | ADMINISTRATION | Off-white, opaque, homogeneous, no clumps | example, retests 0
            """,
            """
            bmmc-intraarterial/1
            identity | DP | BLOCKING | All identifiers agree | example, retests 0
            appearance | DP | BLOCKING | Filtered, no aggregates | example, retests 0
            viability | DP | BLOCKING | viability ≥ 70 % | example, retests 0
            haematocrit | DP | BLOCKING | ≤ 10 % | example, retests 0
            cd34 | DP | INFORMATION | CD34 ≥ 0.5 % | example, retests 0
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h | example, retests 0, follow-up 1
            gram | DP | BLOCKING | No organisms seen | confirmed, retests 0
            sterility | DP | LATE | no growth, 14 days | example, retests 0
            cfu | DP | LATE | Colonies grown | example, retests 0
            dose | DP | BLOCKING | ≥ 1.0e8 cells and ≤ 5.0e8 cells | example, retests 0
            appearance-at-bedside | ADM | ADMINISTRATION | Filtered, no aggregates | example, retests 0
            """,
            """
            bmmc-intraarterial/2
            identity | DP | BLOCKING | All identifiers agree | example, retests 0
            appearance | DP | BLOCKING | Filtered, no aggregates | example, retests 0
            viability | DP | BLOCKING | viability ≥ 70 % | example, retests 0
            haematocrit | DP | BLOCKING | ≤ 10 % | example, retests 0
            cd34 | DP | INFORMATION | CD34 ≥ 0.5 % | example, retests 0
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h | example, retests 0, follow-up 1
            gram | DP | BLOCKING | No organisms seen | confirmed, retests 0
            sterility | DP | LATE | no growth, 14 days | example, retests 0
            cfu | DP | LATE | Colonies grown | example, retests 0
            dose | DP | BLOCKING | ≥ 1.0e8 cells and ≤ 5.0e8 cells | example, retests 0
            appearance-at-bedside | ADM | ADMINISTRATION | Filtered, no aggregates | example, retests 0
            """,
            """
            ipsc-exosome/1
            bank | BANK | BANK | Released bank, certificate on file | example, retests 0
            identity | DP | BLOCKING | All identifiers agree | example, retests 0
            appearance | DP | BLOCKING | Clear, no particles seen | example, retests 2
            particles | DP | BLOCKING | ≥ 0.9e11 particles/mL and ≤ 1.1e11 particles/mL | example, retests 2, follow-up 1
            size | DP | BLOCKING | ≥ 30 nm and ≤ 150 nm | example, retests 2
            ev-markers | DP | BLOCKING | Both classes present | example, retests 2
            ev-contaminants | DP | BLOCKING | Absent | example, retests 2
            purity-ratio | DP | INFORMATION | ≥ 3e10 particles/µg | example, retests 0
            residual-cells | DP | BLOCKING | No cells, filter intact | example, retests 0
            residual-dna | DP | BLOCKING | ≤ 10 ng | example, retests 2, follow-up 1
            ph | DP | BLOCKING | ≥ 6.8 pH and ≤ 7.6 pH | example, retests 2
            osmolality | DP | BLOCKING | ≥ 260 mosm/kg and ≤ 340 mosm/kg | example, retests 2
            potency | DP | INFORMATION | ≥ 80 % | example, retests 0
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h | example, retests 2, follow-up 1
            sterility | DP | BLOCKING | no growth, 14 days | example, retests 0
            mycoplasma | IPC | BLOCKING | Not detected | example, retests 2
            mycoplasma-culture | IPC | LATE | Not detected | example, retests 0
            dose-per-kg | DP | BLOCKING | ≥ 2.0e9 particles/kg and ≤ 8.0e9 particles/kg | example, retests 0
            """,
            """
            ipsc-interneuron-intracerebral/1
            bank | BANK | BANK | Released bank, certificate on file | example, retests 0
            identity | DP | BLOCKING | All identifiers agree | example, retests 0
            appearance | DP | BLOCKING | Suspension without clumps after thawing | example, retests 2
            viability | DP | BLOCKING | viability ≥ 70 % | example, retests 2
            on-target | DP | BLOCKING | GAD1/2 > 80 %, LHX6 > 80 % | example, retests 2, follow-up 1
            off-target | DP | BLOCKING | SOX1/PAX6 < 0.1 % | example, retests 2, follow-up 1
            proliferation | DP | BLOCKING | Ki67 < 1 % | example, retests 2, follow-up 1
            residual-oct4 | DP | BLOCKING | < 0.1 % (upper 95 % bound) | example, retests 0, follow-up 1
            residual-tra-1-60 | IPC | BLOCKING | < 1 % (upper 95 % bound) | example, retests 0, follow-up 1
            residual-harvest | DS | BLOCKING | ≤ 0.01 % (upper 95 % bound) | example, retests 0, follow-up 1
            residual-lin28a | DP | INFORMATION | ≤ 0.002 % (upper 95 % bound) | example, retests 0, follow-up 1
            back-culture | DS | BLOCKING | ≤ 0.0005 % (upper 95 % bound) | example, retests 0, follow-up 1
            karyotype | DS | BLOCKING | No clonal abnormality in ≥ 20 cells, tetraploid cells ≤ 4 % | confirmed, retests 0, follow-up 1
            copy-number | DS | BLOCKING | no new segment above 400 kb | example, retests 1, follow-up 1
            potency | DP | INFORMATION | GABA release demonstrated | example, retests 0
            endotoxin-concentration | DP | BLOCKING | ≤ 1 EU/mL | example, retests 2, follow-up 1
            endotoxin | DP | BLOCKING | ≤ 0.2 EU/kg | example, retests 2, follow-up 1
            sterility | DP | BLOCKING | no growth, 14 days | example, retests 0
            mycoplasma | IPC | BLOCKING | Not detected | confirmed, retests 2
            mycoplasma-culture | IPC | LATE | Not detected | example, retests 0
            dose | DP | BLOCKING | ≥ 4.5e6 cells and ≤ 5.5e6 cells | example, retests 0
            viability-at-bedside | ADM | ADMINISTRATION | viability ≥ 70 % | example, retests 0
            appearance-at-bedside | ADM | ADMINISTRATION | Suspension without clumps after thawing | example, retests 0
            """,
            """
            msc-neuro-induced-intrathecal/1
            identity | DP | BLOCKING | All identifiers agree | example, retests 0
            sister-lot | ADM | ADMINISTRATION | Same donation, intravenous lot given, interval kept | example, retests 0
            appearance | DP | BLOCKING | Off-white, opaque, homogeneous, no clumps | example, retests 2
            viability | DP | BLOCKING | viability ≥ 70 % | confirmed, retests 2
            cd73-cd90-cd105 | IPC | BLOCKING | CD73 ≥ 95 %, CD90 ≥ 95 %, CD105 ≥ 95 % | example, retests 2, follow-up 1
            negative-markers | IPC | BLOCKING | CD45 ≤ 2 %, CD34 ≤ 2 %, CD14 ≤ 2 %, CD19 ≤ 2 %, HLA-DR ≤ 2 % | example, retests 2, follow-up 1
            neural-induction | DS | BLOCKING | Both raised against the uninduced control | example, retests 2
            excipient | DP | BLOCKING | Preservative-free and DMSO-free | example, retests 0
            induction-factors | DP | BLOCKING | Below the justified limit | example, retests 2
            endotoxin | DP | BLOCKING | ≤ 0.2 EU/kg | example, retests 2, follow-up 1
            gram | DP | BLOCKING | No organisms seen | confirmed, retests 0
            sterility-in-process | IPC | BLOCKING | no growth, 2 days | example, retests 0, interim of sterility-in-process-final
            sterility-in-process-final | IPC | LATE | no growth, 14 days | example, retests 0
            sterility | DP | LATE | no growth, 14 days | example, retests 0
            mycoplasma | IPC | BLOCKING | Not detected | confirmed, retests 2
            mycoplasma-culture | IPC | LATE | Not detected | example, retests 0
            karyotype | DS | LATE | No clonal abnormality in ≥ 20 cells | example, retests 0, follow-up 1, assessment
            dose-per-kg | DP | BLOCKING | ≥ 0.04e6 cells/kg and ≤ 0.1e6 cells/kg | confirmed, retests 0
            appearance-at-bedside | ADM | ADMINISTRATION | Off-white, opaque, homogeneous, no clumps | example, retests 0
            """,
            """
            uc-msc-iv/1
            viability | DP | BLOCKING | viability > 80 % | example, retests 0
            cd73-cd90-cd105 | DP | BLOCKING | CD73 > 95 %, CD90 > 95 %, CD105 > 95 % | example, retests 0
            negative-markers | DP | BLOCKING | CD11b/CD19/CD34/CD45/HLA-DR < 2 % | example, retests 0
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h | example, retests 0
            sterility | DP | BLOCKING | no growth, 14 days | example, retests 0
            mycoplasma | IPC | BLOCKING | Not detected | example, retests 0
            mycoplasma-culture | IPC | LATE | Not detected | example, retests 0
            karyotype | DS | BLOCKING | No clonal abnormality | example, retests 0
            dose-per-kg | DP | BLOCKING | ≥ 0.9e6 cells/kg and ≤ 1.1e6 cells/kg | example, retests 0
            """,
            """
            uc-msc-iv/2
            viability | DP | BLOCKING | viability > 80 % | confirmed, retests 2
            cd73-cd90-cd105 | DP | BLOCKING | CD73 > 95 %, CD90 > 95 %, CD105 > 95 % | confirmed, retests 2, follow-up 1
            negative-markers | DP | BLOCKING | CD11b/CD19/CD34/CD45/HLA-DR < 2 % | confirmed, retests 2, follow-up 1
            endotoxin | DP | BLOCKING | ≤ 5 EU/kg/h | example, retests 2, follow-up 1
            sterility | DP | BLOCKING | no growth, 14 days | example, retests 0
            mycoplasma | IPC | BLOCKING | Not detected | confirmed, retests 2
            mycoplasma-culture | IPC | LATE | Not detected | example, retests 0
            karyotype | DS | BLOCKING | No clonal abnormality in ≥ 20 cells | example, retests 0, follow-up 1, assessment
            dose-per-kg | DP | BLOCKING | ≥ 0.9e6 cells/kg and ≤ 1.1e6 cells/kg | example, retests 0
            viability-at-bedside | ADM | ADMINISTRATION | viability > 80 % | example, retests 0
            """,
            """
            ucmsc-secretome/1
            bank | BANK | BANK | Released bank, certificate on file | example, retests 0
            identity | DP | BLOCKING | All identifiers agree | example, retests 0
            appearance | DP | BLOCKING | Clear, no particles seen | example, retests 2
            particles | DP | BLOCKING | ≥ 1.0e9 particles/mL and ≤ 1.0e11 particles/mL | example, retests 2, follow-up 1
            size | DP | BLOCKING | ≥ 30 nm and ≤ 150 nm | example, retests 2
            ev-markers | DP | BLOCKING | Both classes present | example, retests 2
            ev-contaminants | DP | BLOCKING | Absent | example, retests 2
            purity-ratio | DP | INFORMATION | ≥ 3e10 particles/µg | example, retests 0
            cells | DP | BLOCKING | No cells, filter intact | example, retests 0
            residual-dna | DP | BLOCKING | ≤ 10 ng | example, retests 2, follow-up 1
            ph | DP | BLOCKING | ≥ 6.8 pH and ≤ 7.6 pH | example, retests 2
            osmolality | DP | BLOCKING | ≥ 260 mosm/kg and ≤ 340 mosm/kg | example, retests 2
            particulates | DP | BLOCKING | Conforms | example, retests 2
            potency | DP | INFORMATION | ≥ 80 % | example, retests 0
            endotoxin | DP | BLOCKING | ≤ 0.2 EU/kg | example, retests 2, follow-up 1
            sterility | DP | BLOCKING | no growth, 14 days | example, retests 0
            mycoplasma | IPC | BLOCKING | Not detected | example, retests 2
            mycoplasma-culture | IPC | LATE | Not detected | example, retests 0
            dose | DP | BLOCKING | ≥ 2.5e10 particles and ≤ 1.0e11 particles | example, retests 0
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
                        String.join(", ", Evaluator.standard().limits(test.method(), test.criterion())),
                        String.join(", ", further(test))));
    }

    private static List<String> further(TestSpecification test) {
        FurtherTesting given = test.further();
        List<String> words =
                new ArrayList<>(List.of(test.basis().name().toLowerCase(Locale.ROOT), "retests " + given.retests()));
        given.followUp().ifPresent(what -> words.add("follow-up " + given.followUps()));
        if (!test.interimOf().isEmpty()) {
            words.add("interim of " + test.interimOf());
        }
        if (given.assessment()) {
            words.add("assessment");
        }
        return words;
    }
}
