package io.lotgate.process;

import io.lotgate.lot.Errand;
import io.lotgate.lot.Lots;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Tells the model of a course of events what the record says is needed next. */
record ReadNeed(Lots lots) implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        String model = execution.getProcessDefinitionId().replaceAll(":.*", "");
        UUID subject = Variables.subject(execution);
        String need = lots.find(Variables.lot(execution)).orElseThrow().errands().stream()
                .filter(errand -> errand.need().course().model().equals(model))
                .filter(errand -> errand.subject().equals(subject))
                .map(Errand::need)
                .map(Enum::name)
                .findFirst()
                .orElse("");
        execution.setVariable(Variables.NEED, need);
    }
}
