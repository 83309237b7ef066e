package io.lotgate.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A published set of rules for signals. All are looked at, and every one that is met is told. */
public enum RuleSet {
    /** L. S. Nelson, The Shewhart control chart: tests for special causes, J Quality Technology 1984;16:237-239. */
    NELSON(
            "Nelson",
            List.of(
                    new Rule.Outside(3),
                    new Rule.OneSide(9),
                    new Rule.Steady(6),
                    new Rule.Alternating(14),
                    new Rule.FarOut(2, 3, 2),
                    new Rule.FarOut(4, 5, 1),
                    new Rule.CloseIn(15),
                    new Rule.NoneNear(8))),
    /** Western Electric Company, Statistical Quality Control Handbook, 1956. */
    WESTERN_ELECTRIC(
            "Western Electric",
            List.of(new Rule.Outside(3), new Rule.FarOut(2, 3, 2), new Rule.FarOut(4, 5, 1), new Rule.OneSide(8)));

    private final String words;
    private final List<Rule> rules;

    RuleSet(String words, List<Rule> rules) {
        this.words = words;
        this.rules = rules;
    }

    /** The set's name as people cite it. */
    public String words() {
        return words;
    }

    /** Its rules in words, in their order. */
    public List<String> all() {
        return rules.stream().map(Rule::words).toList();
    }

    /** Every rule that is met, by point and then by number. */
    List<Signal> signals(List<BigDecimal> z) {
        List<Signal> signals = new ArrayList<>();
        for (int at = 0; at < z.size(); at++) {
            for (int rule = 0; rule < rules.size(); rule++) {
                if (rules.get(rule).metAt(z, at)) {
                    signals.add(new Signal(at, rule + 1, words, rules.get(rule).words()));
                }
            }
        }
        return signals;
    }
}
