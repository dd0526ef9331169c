package io.plimsoll.people;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.ClientBuilderWrapper;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The one way to Keycloak's admin interface; says in plain words what keeps it from answering. */
@Component
@Profile("!embedded")
class KeycloakRealm implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeycloakRealm.class);
    private static final int PRIORITY = 100;

    private final ProvisioningSettings settings;
    private final SingletonSupplier<Keycloak> keycloak;

    KeycloakRealm(ProvisioningSettings settings) {
        this.settings = settings;
        this.keycloak = SingletonSupplier.of(this::connect);
    }

    private Keycloak connect() {
        return KeycloakBuilder.builder()
                .serverUrl(settings.server())
                .realm(settings.realm())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(settings.clientId())
                .clientSecret(settings.secret())
                .resteasyClient(http())
                .build();
    }

    private Client http() {
        return ClientBuilderWrapper.create(null, false)
                .connectTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .register(JacksonProvider.class, PRIORITY)
                .build();
    }

    void tell(Consumer<RealmResource> order) {
        ask(realm -> {
            order.accept(realm);
            return true;
        });
    }

    <T> T ask(Function<RealmResource, T> question) {
        if (!settings.complete()) {
            throw new DirectoryUnavailable("Plimsoll has no access to Keycloak's accounts yet: set"
                    + " PLIMSOLL_PROVISIONING_SECRET to the secret of the client " + settings.clientId() + ".");
        }
        try {
            return question.apply(keycloak.obtain().realm(settings.realm()));
        } catch (ProcessingException | WebApplicationException e) {
            LOG.warn("Keycloak's admin interface: {}", e.toString());
            // what goes wrong while the client signs in arrives wrapped
            Throwable reason = e.getCause() instanceof WebApplicationException inner ? inner : e;
            throw new DirectoryUnavailable(advice(reason), e);
        }
    }

    private String advice(Throwable reason) {
        if (reason instanceof NotAuthorizedException || reason instanceof BadRequestException) {
            return "Keycloak does not accept Plimsoll's own sign-in: check PLIMSOLL_PROVISIONING_SECRET and the client "
                    + settings.clientId() + ".";
        }
        if (reason instanceof ForbiddenException) {
            return "Keycloak does not let Plimsoll manage accounts: give the service account of the client "
                    + settings.clientId() + " the realm-management roles manage-users, query-groups and view-realm.";
        }
        return reason instanceof ProcessingException || reason instanceof ServerErrorException
                ? "Keycloak does not answer, so accounts cannot be shown or changed now. What you have done so far"
                        + " holds; try again in a minute."
                : "Keycloak did not do what Plimsoll asked for; its log says why.";
    }

    ProvisioningSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        if (settings.complete()) {
            keycloak.obtain().close();
        }
    }
}
