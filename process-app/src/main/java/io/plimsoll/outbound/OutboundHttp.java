package io.plimsoll.outbound;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Calls addresses that people configured, without becoming their way into our network: addresses are checked as they
 * are used, redirects are not followed, no proxy of the environment is taken, and an answer may neither last nor grow.
 */
@Component
final class OutboundHttp {

    private static final int CONNECTIONS = 8;

    /** Seconds, as limits of rates are answered with; a date (RFC 9110, section 10.2.3) is passed over. */
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final OutboundSettings settings;
    private final CloseableHttpClient http;

    @Autowired
    OutboundHttp(OutboundSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    OutboundHttp(OutboundSettings settings, CheckedAddresses.Lookup lookup) {
        this.settings = settings;
        this.http = client(settings, new CheckedAddresses(new AddressRules(settings.allow()), lookup));
    }

    private static CloseableHttpClient client(OutboundSettings settings, CheckedAddresses addresses) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout all = Timeout.of(settings.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(all)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                // a kept connection would go to where the name led some time ago
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(all)
                        .setResponseTimeout(all)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Plimsoll")
                .build();
    }

    Reply post(URI to, Map<String, String> headers, byte[] json) {
        Outcome outcome = exchange("POST", to, headers, json, "application/json");
        if (outcome instanceof Outcome.Answered answered) {
            return answered.isTaken()
                    ? new Reply.Taken()
                    : new Reply.Failed("Answered with status " + answered.status());
        }
        return outcome instanceof Outcome.NotAllowed not
                ? new Reply.NotAllowed(not.reason())
                : new Reply.Failed(((Outcome.NoAnswer) outcome).reason());
    }

    Outcome exchange(String method, URI to, Map<String, String> headers, byte @Nullable [] body, String type) {
        if (!isCallable(to)) {
            return new Outcome.NotAllowed("Not an address that may be called");
        }
        HttpUriRequestBase request = new HttpUriRequestBase(method, to);
        headers.forEach(request::setHeader);
        SentBody sent = body == null ? null : new SentBody(body, ContentType.parse(type));
        request.setEntity(sent);
        CompletableFuture.delayedExecutor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .execute(request::cancel);
        try {
            return http.execute(request, this::outcome);
        } catch (CheckedAddresses.NotAllowed e) {
            return new Outcome.NotAllowed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Outcome.NoAnswer("No answer: " + e.getClass().getSimpleName(), isHandedOver(sent));
        } catch (IllegalStateException e) {
            // so the client says it where the call is cancelled between two of its steps
            if (!request.isCancelled()) {
                throw e;
            }
            return new Outcome.NoAnswer("No answer in time", isHandedOver(sent));
        }
    }

    private static boolean isHandedOver(@Nullable SentBody sent) {
        return sent != null && sent.isHandedOver();
    }

    /** Whether it has the form of an address that is called; where it leads to is looked at when it is. */
    boolean isCallable(URI to) {
        boolean scheme = "https".equals(to.getScheme()) || settings.plainHttp() && "http".equals(to.getScheme());
        return scheme && to.getHost() != null && to.getRawUserInfo() == null && to.getRawFragment() == null;
    }

    private Outcome outcome(ClassicHttpResponse response) throws IOException {
        byte[] body = body(response.getEntity());
        return body == null
                ? new Outcome.NoAnswer("The answer is too long", true)
                : new Outcome.Answered(
                        response.getCode(), body, pause(response.getFirstHeader(HttpHeaders.RETRY_AFTER)));
    }

    private static @Nullable Duration pause(@Nullable Header asked) {
        return asked != null
                        && SECONDS.matcher(String.valueOf(asked.getValue())).matches()
                ? Duration.ofSeconds(Long.parseLong(asked.getValue()))
                : null;
    }

    /** Null where there is more of it than is read. */
    private byte @Nullable [] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        int most = (int) settings.maxResponse().toBytes();
        try (InputStream in = entity.getContent()) {
            byte[] read = in.readNBytes(most + 1);
            return read.length > most ? null : read;
        }
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
