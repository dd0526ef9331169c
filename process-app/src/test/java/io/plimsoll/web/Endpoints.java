package io.plimsoll.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address that a controller of ours answers, for tests that must not leave one out. */
public final class Endpoints {

    private Endpoints() {}

    /** One method at one path; where the path has variables, something harmless stands in for each. */
    public record Endpoint(HttpMethod method, String path) {

        public boolean isApi() {
            return path.startsWith("/api/");
        }

        public boolean changesState() {
            return !Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS).contains(method);
        }
    }

    public static List<Endpoint> of(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("io.plimsoll"))
                .flatMap(entry -> endpoints(entry.getKey()))
                .distinct()
                .toList();
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapping) {
        Set<RequestMethod> named = mapping.getMethodsCondition().getMethods();
        List<HttpMethod> methods = named.isEmpty()
                ? List.of(HttpMethod.GET, HttpMethod.POST)
                : named.stream().map(RequestMethod::asHttpMethod).toList();
        return mapping.getPatternValues().stream()
                .map(pattern -> pattern.replaceAll("\\{[^}]+}", "none"))
                .flatMap(path -> methods.stream().map(method -> new Endpoint(method, path)));
    }
}
