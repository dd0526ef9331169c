package io.plimsoll.web.issuer;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.plimsoll.web.security.ContentPolicy;
import io.plimsoll.web.security.LogoutTokens;
import io.plimsoll.web.security.TokenRules;
import io.plimsoll.web.session.Issuer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Puts an OpenID provider into this process, fed from the realm files, and tells the sign-in chains to use it. */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
class EmbeddedIssuer {

    /** Where the issuer lives; its identifier ends with this. */
    static final String PATH = "/issuer";

    private static final String WEB_CLIENT = "plimsoll-web";
    private static final int MOST_AUTHORIZATIONS = 2_000;
    private static final Duration LONGEST_AUTHORIZATION = Duration.ofHours(12);
    /** The least that bcrypt allows: these passwords are printed at the start anyway. */
    private static final int BCRYPT_COST = 4;

    private final String webSecret = UUID.randomUUID().toString();

    @Bean
    Realm realm() {
        return Realm.ofFiles("keycloak-realm/plimsoll-realm.json", "keycloak-realm/demo-users.json");
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_COST);
    }

    @Bean
    UserDetailsService realmPeople(Realm realm, PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(realm.people().stream()
                .filter(person -> person.password() != null)
                .map(person -> signIn(person, encoder))
                .toList());
    }

    private static UserDetails signIn(RealmPerson person, PasswordEncoder encoder) {
        return User.withUsername(person.username())
                .password(encoder.encode(person.password()))
                .disabled(!person.enabled())
                .authorities(new String[0])
                .build();
    }

    /** Several issuers, since only so the issuer is taken from the request, whose port nobody knows beforehand. */
    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder()
                .multipleIssuersAllowed(true)
                .build();
    }

    @Bean
    RegisteredClientRepository registeredClients(Realm realm, OwnAddress own, PasswordEncoder encoder) {
        return new RegisteredClients(realm, own, encoder, webSecret);
    }

    @Bean
    OAuth2AuthorizationService authorizations(Clock clock) {
        return new BoundedAuthorizations(MOST_AUTHORIZATIONS, LONGEST_AUTHORIZATION, clock);
    }

    @Bean
    RealmClaims realmClaims(Realm realm) {
        return new RealmClaims(realm);
    }

    @Bean
    JWKSource<SecurityContext> issuerKeys(IssuerSettings settings) throws IOException {
        return new ImmutableJWKSet<>(IssuerKeys.in(settings.dataDir()));
    }

    /** Checks tokens in process: no call to ourselves, and nothing to find out at the start. */
    @Bean
    JwtDecoder tokens(JWKSource<SecurityContext> keys, OwnAddress own, Realm realm, Clock clock) {
        var applications =
                realm.clients().stream().map(RealmFile.Client::clientId).collect(Collectors.toUnmodifiableSet());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(TokenRules.of(own::isIssuer, applications::contains, clock));
        return decoder;
    }

    /** Nobody sends one here; the endpoint is there all the same, and just as strict. */
    @Bean
    LogoutTokens logoutTokens(JWKSource<SecurityContext> keys, OwnAddress own, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(TokenRules.ofLogout(own::isIssuer, WEB_CLIENT, clock));
        return new LogoutTokens(decoder);
    }

    @Bean
    Issuer standings(Realm realm) {
        return new RealmStandings(realm);
    }

    @Bean
    ClientRegistrationRepository registrations(OwnAddress own) {
        SupplierClientRegistrationRepository found = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(own.issuer())));
        // as a method reference, since whoever sees an Iterable walks through it at the start
        return found::findByRegistrationId;
    }

    private ClientRegistration registration(String issuer) {
        return ClientRegistration.withRegistrationId("plimsoll")
                .clientId(WEB_CLIENT)
                .clientSecret(webSecret)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile", "email")
                .issuerUri(issuer)
                .authorizationUri(issuer + "/oauth2/authorize")
                .tokenUri(issuer + "/oauth2/token")
                .jwkSetUri(issuer + "/oauth2/jwks")
                .userNameAttributeName("preferred_username")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", issuer + "/connect/logout"))
                .build();
    }

    /** The Host header decides the issuer, so only our own names are let through. */
    @Bean
    StrictHttpFirewall ownHostsOnly() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(OwnAddress.HOSTS::contains);
        return firewall;
    }

    /** After signing in, the browser is redirected to whoever asked: us under either name, or a script's own port. */
    @Bean
    ContentPolicy contentPolicy() {
        return new ContentPolicy(
                OwnAddress.HOSTS.stream().map(host -> "http://" + host + ":*").collect(Collectors.joining(" ")));
    }
}
