package io.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Of what changes something, what takes several texts at once: nothing is signed or approved by the dozen. */
@PlimsollTest
class BulkEndpointsModuleTests {

    /** What does the same to each of several matters. */
    private static final Set<String> BULK = Set.of(
            "POST /api/v1/cases/remind",
            "POST /cases/remind",
            "POST /api/v1/tasks/assign",
            "POST /tasks/assign",
            "POST /api/v1/clients/{client}/policy-moves",
            "POST /policies/{policy}/moves",
            "POST /api/v1/clients/{client}/clocks",
            "POST /clients/{client}/clocks");

    /** Lists that are one statement about one thing, and why. */
    private static final Map<String, String> ONE_STATEMENT = Map.ofEntries(
            Map.entry("POST /api/v1/cases/{number}/comments", "people whom one comment names"),
            Map.entry("POST /cases/{number}/comments", "people whom one comment names"),
            Map.entry("POST /api/v1/cases/{number}/remediation/extensions", "days that one request moves"),
            Map.entry(
                    "POST /api/v1/cases/{number}/remediation/milestones/{milestone}/reached",
                    "files that show one milestone"),
            Map.entry("POST /api/v1/policies/tables/{table}/validate", "rows of one table"),
            Map.entry("PUT /api/v1/policies/draft/tables/{table}", "rows of one table"),
            Map.entry("POST /api/v1/clients/{client}/cases", "assets of one report"),
            Map.entry("POST /api/v1/clients/{client}/incidents", "services that one incident concerns"),
            Map.entry("POST /clients/{client}/incidents", "services that one incident concerns"),
            Map.entry("POST /api/v1/incidents", "clients whom one incident concerns"),
            Map.entry("POST /incidents", "clients whom one incident concerns"),
            Map.entry("POST /api/v1/standards/{id}/rollouts", "clients who are asked about one version"),
            Map.entry("POST /standards/{id}/rollout", "clients who are asked about one version"),
            Map.entry("PUT /api/v1/clients/{client}/checks", "domains of one client, with their selectors"),
            Map.entry("POST /api/v1/clients/{client}/people", "roles of one person"),
            Map.entry("POST /clients/{client}/people", "roles of one person"),
            Map.entry("PATCH /api/v1/clients/{client}/people/{account}", "roles of one person"),
            Map.entry("POST /clients/{client}/people/{account}/roles", "roles of one person"),
            Map.entry("POST /api/v1/people", "roles and clients of one person"),
            Map.entry("POST /channels", "roles of one channel"),
            Map.entry("POST /api/v1/channels", "roles of one channel"),
            Map.entry("POST /people", "roles and clients of one person"),
            Map.entry("PATCH /api/v1/people/{colleague}", "roles and clients of one person"),
            Map.entry("POST /people/{colleague}/rights", "roles and clients of one person"),
            Map.entry("POST /clients", "working days and facts of one client"),
            Map.entry("POST /clients/{client}/calendar", "working days of one client"),
            Map.entry("POST /clients/{client}/calendar/preview", "working days of one client"),
            Map.entry("PUT /api/v1/clients/{client}/calendar", "working and free days of one client"),
            Map.entry("POST /api/v1/clients/{client}/calendar/preview", "working and free days of one client"));

    @Autowired
    ApplicationContext context;

    @Test
    void onlyRemindingAssigningAndMovingClocksIsDoneToManyAtOnce() {
        Set<String> several = new TreeSet<>();
        context.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
                    if (changes(info) && isOurs(method) && takesSeveral(method)) {
                        several.addAll(names(info));
                    }
                }));

        Map<String, String> explained = new TreeMap<>(ONE_STATEMENT);
        BULK.forEach(endpoint -> explained.put(endpoint, "bulk"));
        assertThat(several).containsExactlyInAnyOrderElementsOf(explained.keySet());
    }

    private static boolean changes(RequestMappingInfo info) {
        return !info.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET));
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("io.plimsoll");
    }

    private static boolean takesSeveral(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getGenericParameterType)
                .anyMatch(BulkEndpointsModuleTests::holdsSeveral);
    }

    /** A collection or an array of anything but files, itself or as a part of what is sent. */
    private static boolean holdsSeveral(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            return Collection.class.isAssignableFrom(raw) && generic.getActualTypeArguments()[0] != MultipartFile.class;
        }
        if (!(type instanceof Class<?> plain) || !plain.getName().startsWith("io.plimsoll.web")) {
            return type instanceof Class<?> array
                    && array.isArray()
                    && !array.getComponentType().isPrimitive();
        }
        return plain.isRecord()
                && Arrays.stream(plain.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .anyMatch(BulkEndpointsModuleTests::holdsSeveral);
    }

    private static Set<String> names(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .flatMap(path -> verbs(info).map(verb -> verb + " " + path))
                .collect(Collectors.toSet());
    }

    private static Stream<String> verbs(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream().map(Enum::name);
    }
}
