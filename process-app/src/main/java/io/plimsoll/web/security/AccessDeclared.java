package io.plimsoll.web.security;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Does not let the application start with an endpoint of ours that says nothing of who may call it. */
@Component
class AccessDeclared implements SmartInitializingSingleton {

    private static final String OURS = "io.plimsoll.";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    AccessDeclared(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> silent = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(endpoint -> endpoint.getBeanType().getName().startsWith(OURS))
                .filter(endpoint -> AccessRule.of(endpoint).isEmpty())
                .map(HandlerMethod::getShortLogMessage)
                .sorted()
                .toList();
        if (!silent.isEmpty()) {
            throw new IllegalStateException("No @Access says who may call " + String.join(", ", silent));
        }
    }
}
