package io.plimsoll.web;

import io.plimsoll.web.security.ContentPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.IpAddressAuthorizationManager;

/** Opens the caught mail to scripts on this machine, without a token: whoever plays the demo has none before the first mail. */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
class DemoMailAccess {

    @Bean
    @Order(0)
    SecurityFilterChain demoMail(HttpSecurity http, ContentPolicy policy) throws Exception {
        return http.securityMatcher(DemoMailApi.PATH)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .access(AuthorizationManagers.anyOf(
                                IpAddressAuthorizationManager.hasIpAddress("127.0.0.0/8"),
                                IpAddressAuthorizationManager.hasIpAddress("::1")))
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .headers(policy::applyToApi)
                .build();
    }
}
