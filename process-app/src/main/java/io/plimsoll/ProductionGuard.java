package io.plimsoll;

import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Refuses, before anything else starts, to run in earnest with what is only there for trying. All of it is named at
 * once, so that nobody has to start a dozen times to find out.
 */
class ProductionGuard implements EnvironmentPostProcessor, Ordered {

    /** After the files are read, and before the guards that know one thing only. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            List<String> complaints = new ProductionCheck(environment).complaints();
            if (!complaints.isEmpty()) {
                throw new UnsafeSettings(complaints);
            }
        }
    }
}
