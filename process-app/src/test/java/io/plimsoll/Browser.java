package io.plimsoll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's browser as far as HTTP goes: keeps cookies, follows redirects within the application, fills in forms. It
 * stops at a redirect that leads elsewhere, as to a script's loopback address.
 */
public final class Browser {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*?(?:value|content)=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;

    /** A fresh browser of somebody who is not signed in. */
    public Browser(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** A browser of somebody who went through the sign-in page and is at the start page. */
    public static Browser signedIn(int port, String username) {
        Browser browser = new Browser(port);
        browser.signIn(browser.get("/"), username, "plimsoll");
        return browser;
    }

    /** Loads a page by its path or whole address. */
    public Page get(String address) {
        return send(request(base.resolve(address)).GET().build());
    }

    /** Loads something with one more header, as htmx does. */
    public Page get(String address, String header, String value) {
        return send(request(base.resolve(address)).header(header, value).GET().build());
    }

    /** Sends a form from a page that was loaded before, with that page's form token. */
    public Page post(Page from, String address, Map<String, String> fields) {
        return postRaw(address, fields, from.formToken());
    }

    /** Sends a form with this form token. */
    public Page postRaw(String address, Map<String, String> fields, String formToken) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(base.resolve(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body + "&_csrf=" + encoded(formToken)))
                .build());
    }

    /** Fills in the sign-in page. */
    public Page signIn(Page loginPage, String username, String password) {
        return post(loginPage, "/issuer/login", Map.of("username", username, "password", password));
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("User-Agent", "Plimsoll-Test");
    }

    private Page send(HttpRequest first) {
        HttpRequest request = first;
        for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
            HttpResponse<String> response = exchange(request);
            String location = response.headers().firstValue("Location").orElse(null);
            if (location == null || response.statusCode() / 100 != 3) {
                return new Page(request.uri(), response);
            }
            URI next = request.uri().resolve(location);
            if (next.getPort() != base.getPort()) {
                return new Page(next, response);
            }
            request = request(next).GET().build();
        }
        throw new IllegalStateException("Too many redirects, the last to " + request.uri());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What a browser ended at. */
    public record Page(URI address, HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String path() {
            return address.getPath();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The token that forms of this page carry against forgery. */
        public String formToken() {
            Matcher found = FORM_TOKEN.matcher(body());
            if (!found.find()) {
                throw new IllegalStateException("No form token at " + address + ", status " + status());
            }
            return found.group(1);
        }
    }
}
