package io.plimsoll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One person's browser at Keycloak's own pages as far as HTTP goes: keeps cookies, follows redirects within Keycloak and
 * stops at one that leads elsewhere. Its cookies are for https, but a browser sends them to a loopback address too.
 */
public final class KeycloakVisit {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String keycloak;

    public KeycloakVisit(RealKeycloak keycloak) {
        this.keycloak = keycloak.address();
    }

    public Page open(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    /** Sends the form of a page. */
    public Page fillIn(Page page, Map<String, String> fields) {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IllegalStateException("No form at " + page.address() + ": " + page.body());
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Browser.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Name and password at the sign-in page. */
    public Page password(Page page, String username, String password) {
        return fillIn(page, Map.of("username", username, "password", password));
    }

    /** Goes the whole way of a demo person: password, and a code where one is asked for. */
    public Page signIn(String address, String username) {
        Page page = password(open(address), username, "plimsoll");
        return page.asks("otp") ? fillIn(page, Map.of("otp", Totp.next(username))) : page;
    }

    private Page send(HttpRequest.Builder first) {
        HttpRequest.Builder next = first;
        for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
            HttpRequest request = next.header("Cookie", cookieHeader()).build();
            HttpResponse<String> response = exchange(request);
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Optional<URI> location = response.headers().firstValue("Location").map(request.uri()::resolve);
            if (location.isEmpty()) {
                return new Page(request.uri(), response.statusCode(), response.body());
            }
            if (!location.get().toString().startsWith(keycloak)) {
                return new Page(location.get(), response.statusCode(), "");
            }
            next = HttpRequest.newBuilder(location.get()).GET();
        }
        throw new IllegalStateException("Too many redirects");
    }

    private void keep(String line) {
        String pair = line.split(";", 2)[0];
        int at = pair.indexOf('=');
        if (line.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, at));
        } else {
            cookies.put(pair.substring(0, at), pair.substring(at + 1));
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where the browser ended: a page of Keycloak's, or the address it was sent on to, without a body. */
    public record Page(URI address, int status, String body) {

        /** Whether the page has a field of that name. */
        public boolean asks(String field) {
            return body.contains("name=\"" + field + "\"");
        }

        /** A parameter of the address, "" where it is not there. */
        public String parameter(String name) {
            return Arrays.stream(String.valueOf(address.getRawQuery()).split("&", -1))
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                    .findFirst()
                    .orElse("");
        }
    }
}
