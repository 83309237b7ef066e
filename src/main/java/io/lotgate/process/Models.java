package io.lotgate.process;

import io.lotgate.document.Documents;
import io.lotgate.document.Documents.Controlled;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** The process models: approved controlled documents, deployed together so that a lot's calls stay in its deployment. */
final class Models {
    private final Documents documents;
    private final RepositoryService repository;

    Models(Documents documents, RepositoryService repository) {
        this.documents = documents;
        this.repository = repository;
    }

    /** Deploys the newest approved version of each model; without a change nothing is deployed. */
    void deploy() {
        Map<String, Controlled> newest = newest();
        if (newest.isEmpty()) {
            return;
        }
        DeploymentBuilder deployment =
                repository.createDeployment().name("lotgate").enableDuplicateFiltering(false);
        newest.forEach((name, document) -> deployment.addInputStream(
                name + ".bpmn",
                new ByteArrayInputStream(documents.file(document.digest()).orElseThrow())));
        deployment.deploy();
    }

    /** SHA-256 of each model a lot registered now would follow. */
    Map<String, String> pinned() {
        Map<String, String> digests = new LinkedHashMap<>();
        newest().forEach((name, document) -> digests.put(name, document.file()));
        return digests;
    }

    private Map<String, Controlled> newest() {
        Map<String, Controlled> newest = new TreeMap<>();
        documents.approved(Documents.Kind.MODEL).forEach(document -> newest.put(document.name(), document));
        return newest;
    }
}
