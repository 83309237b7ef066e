package io.lotgate.process;

import io.lotgate.certificate.Certificates;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Makes the PDF of the certificate whose content the decision committed; doing it again changes nothing. */
record IssueCertificate(Certificates certificates) implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
        certificates.issue(Variables.lot(execution));
    }
}
