package io.plimsoll.outbound;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts to addresses that people configured, without becoming their way into our network: addresses are checked as they
 * are used, redirects are not followed, no proxy of the environment is taken, and an answer may neither last nor grow.
 */
@Component
final class OutboundHttp {

    private static final int CONNECTIONS = 8;

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
        return call(to, headers, new ByteArrayEntity(json, ContentType.APPLICATION_JSON))
                .reply();
    }

    Answer ask(URI to, ContentType type, byte[] body) {
        Outcome outcome = call(to, Map.of(), new ByteArrayEntity(body, type));
        if (outcome.reply() instanceof Reply.Failed failed) {
            return new Answer.Nothing(failed.reason());
        }
        return outcome.reply() instanceof Reply.NotAllowed not
                ? new Answer.Nothing(not.reason())
                : new Answer.Heard(outcome.body());
    }

    private Outcome call(URI to, Map<String, String> headers, HttpEntity body) {
        if (!isCallable(to)) {
            return new Outcome(new Reply.NotAllowed("Not an address that may be called"));
        }
        HttpPost request = new HttpPost(to);
        headers.forEach(request::setHeader);
        request.setEntity(body);
        CompletableFuture.delayedExecutor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .execute(request::cancel);
        try {
            return http.execute(request, this::outcome);
        } catch (CheckedAddresses.NotAllowed e) {
            return new Outcome(new Reply.NotAllowed(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return new Outcome(new Reply.Failed("No answer: " + e.getClass().getSimpleName()));
        }
    }

    private boolean isCallable(URI to) {
        boolean scheme = "https".equals(to.getScheme()) || settings.plainHttp() && "http".equals(to.getScheme());
        return scheme && to.getHost() != null && to.getRawUserInfo() == null && to.getRawFragment() == null;
    }

    private Outcome outcome(ClassicHttpResponse response) throws IOException {
        byte[] body = body(response.getEntity());
        if (body.length > settings.maxResponse().toBytes()) {
            return new Outcome(new Reply.Failed("The answer is too long"));
        }
        return response.getCode() / 100 == 2
                ? new Outcome(new Reply.Taken(), body)
                : new Outcome(new Reply.Failed("Answered with status " + response.getCode()));
    }

    /** At most one byte more than an answer may have. */
    private byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream in = entity.getContent()) {
            return in.readNBytes(Math.toIntExact(settings.maxResponse().toBytes()) + 1);
        }
    }

    private record Outcome(Reply reply, byte[] body) {

        Outcome(Reply without) {
            this(without, new byte[0]);
        }
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
