package io.plimsoll.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all models and forms as one deployment, because a task finds its form in its own deployment. Nothing is
 * deployed while nothing changed. Names are relative, so a moved installation is no change.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    private static final String NAME = "plimsoll";

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;

    ModelDeployment(RepositoryService repository, ResourcePatternResolver resources) {
        this.repository = repository;
        this.resources = resources;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, Resource> found = new TreeMap<>();
        collect("bpmn/", "*.bpmn", found);
        collect("forms/", "*.form", found);
        if (!found.isEmpty()) {
            deploy(found);
        }
    }

    private void collect(String folder, String pattern, Map<String, Resource> found) {
        try {
            for (Resource resource : resources.getResources("classpath*:" + folder + pattern)) {
                found.put(folder + resource.getFilename(), resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the models in " + folder, e);
        }
    }

    private void deploy(Map<String, Resource> found) {
        var deployment = repository.createDeployment().name(NAME).enableDuplicateFiltering(false);
        found.forEach((name, resource) -> {
            try (InputStream content = resource.getInputStream()) {
                deployment.addInputStream(name, content);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + name, e);
            }
        });
        deployment.deploy();
    }
}
