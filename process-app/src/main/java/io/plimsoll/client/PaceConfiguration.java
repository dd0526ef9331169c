package io.plimsoll.client;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Only a demonstration may go faster than the calendar. */
@Configuration(proxyBeanMethods = false)
class PaceConfiguration {

    @Bean
    @Profile("demo")
    Pace demoPace(PaceSettings settings) {
        return settings.pace();
    }

    @Bean
    @Profile("!demo")
    Pace realPace() {
        return new RealPace();
    }
}
