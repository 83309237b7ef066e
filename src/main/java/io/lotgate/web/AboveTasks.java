package io.lotgate.web;

import io.lotgate.account.Role;
import io.lotgate.lot.Lots;
import io.lotgate.lot.OpenWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands above My work: steps that stopped, and lots of which several results can be reviewed by one act. */
@ControllerAdvice(assignableTypes = TasksController.class)
final class AboveTasks {
    private static final int LOOKED_AT = 300;
    private static final int LOTS = 6;

    private final StuckViews stuck;
    private final UnsentViews unsent;
    private final Lots lots;

    AboveTasks(StuckViews stuck, UnsentViews unsent, Lots lots) {
        this.stuck = stuck;
        this.unsent = unsent;
        this.lots = lots;
    }

    @ModelAttribute("above")
    AboveTasksView above() {
        return new AboveTasksView(stuck.all(), unsent.all(), Session.has(Role.QC_REVIEWER) ? together() : List.of());
    }

    private List<AboveTasksView.TogetherRow> together() {
        Map<String, Integer> open = new LinkedHashMap<>(); // the most urgent lot first
        lots.open(Set.of(OpenWork.Kind.REVIEW), LOOKED_AT).forEach(work -> open.merge(work.number(), 1, Integer::sum));
        return open.entrySet().stream()
                .filter(lot -> lot.getValue() > 1)
                .limit(LOTS)
                .map(lot -> new AboveTasksView.TogetherRow(
                        lot.getKey(), lot.getValue(), "/lotgate/lots/" + lot.getKey() + "/reviews"))
                .toList();
    }
}
