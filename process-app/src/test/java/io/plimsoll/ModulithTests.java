package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModulithTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(PlimsollApplication.class);

    @Test
    void arrowsBetweenFeaturesAreTheDeclaredOnes() {
        MODULES.verify();
    }

    @Test
    void everyPackageBelowTheApplicationIsADeclaredModule() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .contains("identity", "ledger", "process", "web");
        assertThat(MODULES.stream().map(ApplicationModule::getBasePackage)).allMatch(root -> root.stream()
                .anyMatch(type -> type.getSimpleName().equals("package-info")));
    }

    @Test
    void diagramsAreDrawnFromTheCode() {
        new Documenter(MODULES).writeModulesAsPlantUml();
    }
}
