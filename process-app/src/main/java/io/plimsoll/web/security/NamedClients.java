package io.plimsoll.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Finds the client that a request names: in the path as {@code {client}}, in the query or in a form as {@code client}. */
final class NamedClients {

    private static final String CLIENT = "client";

    private NamedClients() {}

    /**
     * None or one: what names two could be read as either.
     *
     * @throws ResponseStatusException 400 where there are two
     */
    static Set<String> in(HttpServletRequest request, HandlerMethod endpoint) {
        Set<String> named = new TreeSet<>();
        inPath(request).ifPresent(named::add);
        List<String> parameters = isApi(endpoint) ? inQuery(request) : inQueryOrForm(request);
        parameters.stream().filter(text -> !text.isBlank()).forEach(named::add);
        if (named.size() > 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The request names two clients");
        }
        return named;
    }

    /** The API takes no forms, and asking for one would eat the body of a delivery that says it is one. */
    private static boolean isApi(HandlerMethod endpoint) {
        return AnnotatedElementUtils.hasAnnotation(endpoint.getBeanType(), RestController.class);
    }

    private static Optional<String> inPath(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(CLIENT) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static List<String> inQuery(HttpServletRequest request) {
        List<String> values = new ArrayList<>();
        UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getOrDefault(CLIENT, List.of())
                .forEach(text -> values.add(text == null ? "" : UriUtils.decode(text, StandardCharsets.UTF_8)));
        return values;
    }

    private static List<String> inQueryOrForm(HttpServletRequest request) {
        String[] values = request.getParameterValues(CLIENT);
        return values == null ? List.of() : List.of(values);
    }
}
