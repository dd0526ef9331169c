package io.plimsoll.web.issuer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.util.function.SingletonSupplier;

/** The realm's applications as the authorization server knows them, made when the own port is known. */
class RegisteredClients implements RegisteredClientRepository {

    private static final String PUBLIC_URL = "${PLIMSOLL_PUBLIC_URL}";
    private static final String AFTER_LOGOUT = "post.logout.redirect.uris";
    private static final String KEYCLOAKS_SEPARATOR = "##";

    private final Realm realm;
    private final OwnAddress own;
    private final Map<String, String> secrets = new HashMap<>();
    private final SingletonSupplier<RegisteredClientRepository> known;

    /**
     * @param webSecret stands in for the placeholder in the realm file
     */
    RegisteredClients(Realm realm, OwnAddress own, PasswordEncoder encoder, String webSecret) {
        this.realm = realm;
        this.own = own;
        for (RealmFile.Client client : realm.clients()) {
            Optional.ofNullable(client.secret())
                    .map(secret -> secret.startsWith("${") ? webSecret : secret)
                    .ifPresent(secret -> secrets.put(client.clientId(), encoder.encode(secret)));
        }
        this.known = SingletonSupplier.of(() -> new InMemoryRegisteredClientRepository(realm.clients().stream()
                .filter(RegisteredClients::isUsed)
                .map(this::registered)
                .toList()));
    }

    @Override
    public void save(RegisteredClient client) {
        known.obtain().save(client);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return known.obtain().findById(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return known.obtain().findByClientId(clientId);
    }

    /** Keycloak's own clients stand in the file to be switched off. */
    private static boolean isUsed(RealmFile.Client client) {
        return client.standardFlowEnabled() || client.serviceAccountsEnabled();
    }

    private RegisteredClient registered(RealmFile.Client client) {
        RegisteredClient.Builder builder = RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(client.standardFlowEnabled())
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(realm.accessTokenLife())
                        .build());
        if (client.publicClient()) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            builder.clientSecret(Objects.requireNonNull(
                            secrets.get(client.clientId()), "a confidential client needs a secret"))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        }
        if (client.standardFlowEnabled()) {
            builder.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUris(uris -> client.redirectUris().stream()
                            .flatMap(this::underOwnNames)
                            .forEach(uris::add))
                    .postLogoutRedirectUris(uris -> Arrays.stream(client.attributes()
                                    .getOrDefault(AFTER_LOGOUT, "")
                                    .split(KEYCLOAKS_SEPARATOR, -1))
                            .filter(uri -> !uri.isEmpty())
                            .flatMap(this::underOwnNames)
                            .forEach(uris::add));
        }
        if (client.serviceAccountsEnabled()) {
            builder.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        }
        return builder.build();
    }

    private Stream<String> underOwnNames(String uri) {
        return uri.contains(PUBLIC_URL)
                ? OwnAddress.HOSTS.stream().map(host -> uri.replace(PUBLIC_URL, own.base(host)))
                : Stream.of(uri);
    }
}
