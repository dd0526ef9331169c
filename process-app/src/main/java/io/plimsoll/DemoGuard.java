package io.plimsoll;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Refuses, before anything else starts, to show the demo in earnest: its clients are invented and its days are short. */
class DemoGuard implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("demo & production"))) {
            throw new IllegalStateException("The profile 'demo' must not be combined with 'production': "
                    + "it enters invented clients, lets days pass in seconds and only pretends to pause services");
        }
    }
}
