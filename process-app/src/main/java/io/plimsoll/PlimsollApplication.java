package io.plimsoll;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts Plimsoll: domain, process engine and web front in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PlimsollApplication {

    public static void main(String[] args) {
        SpringApplication.run(PlimsollApplication.class, args);
    }

    /** The only source of "now": UTC, cut to milliseconds because no supported column keeps more. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
