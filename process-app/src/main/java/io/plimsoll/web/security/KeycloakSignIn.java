package io.plimsoll.web.security;

import io.plimsoll.web.session.Issuer;
import io.plimsoll.web.session.IssuerUnavailable;
import io.plimsoll.web.session.SiteAddress;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Signs people in at an OpenID provider of its own, Keycloak as a rule; asked only when first needed. */
@Configuration(proxyBeanMethods = false)
@Profile("!embedded")
class KeycloakSignIn {

    @Bean
    ClientRegistrationRepository registrations(OidcSettings settings, SiteAddress site) {
        SupplierClientRegistrationRepository found = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(discover(settings, site)));
        // as a method reference, since whoever sees an Iterable walks through it at the start
        return found::findByRegistrationId;
    }

    private static ClientRegistration discover(OidcSettings settings, SiteAddress site) {
        try {
            return ClientRegistrations.fromIssuerLocation(settings.issuer())
                    .registrationId(SecurityChains.REGISTRATION)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .redirectUri(site.base() + "/login/oauth2/code/{registrationId}")
                    .scope("openid", "profile", "email")
                    .userNameAttributeName("preferred_username")
                    .build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IssuerUnavailable("its discovery document cannot be had", e);
        }
    }

    @Bean
    JwtDecoder tokens(OidcSettings settings, Clock clock) {
        Predicate<String> application = azp -> settings.apiClients().isEmpty()
                || azp.equals(settings.clientId())
                || settings.apiClients().contains(azp);
        return decoder(settings, TokenRules.of(settings.issuer()::equals, application, clock));
    }

    @Bean
    LogoutTokens logoutTokens(OidcSettings settings, Clock clock) {
        return new LogoutTokens(
                decoder(settings, TokenRules.ofLogout(settings.issuer()::equals, settings.clientId(), clock)));
    }

    private static JwtDecoder decoder(OidcSettings settings, OAuth2TokenValidator<Jwt> rules) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuer())
                    .restOperations(IssuerHttp.template())
                    .jwsAlgorithm(settings.algorithm())
                    .build();
            decoder.setJwtValidator(rules);
            return decoder;
        });
    }

    /** For id tokens; made by the framework, held to the same signature and clock as all others. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(OidcSettings settings, Clock clock) {
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(registration -> settings.algorithm());
        decoders.setJwtValidatorFactory(registration -> {
            OidcIdTokenValidator identity = new OidcIdTokenValidator(registration);
            identity.setClockSkew(TokenRules.CLOCK_SKEW);
            identity.setClock(clock);
            return new DelegatingOAuth2TokenValidator<>(TokenRules.times(clock), identity);
        });
        return decoders;
    }

    @Bean
    Issuer standings(ClientRegistrationRepository registrations, JwtDecoder tokens, Clock clock) {
        return new KeycloakIssuer(
                () -> Objects.requireNonNull(registrations.findByRegistrationId(SecurityChains.REGISTRATION)),
                tokens,
                clock);
    }

    /** Addresses are made of the Host header where none is set, so only our own names are let through. */
    @Bean
    StrictHttpFirewall ownHostsOnly(SiteAddress site) {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(site::isOurs);
        return firewall;
    }

    @Bean
    ContentPolicy contentPolicy(OidcSettings settings) {
        return new ContentPolicy(settings.origin());
    }
}
