package io.plimsoll.web.issuer;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;

/**
 * What the embedded issuer is told.
 *
 * @param dataDir the folder that keeps its signing key
 */
@Profile("embedded")
@ConfigurationProperties("plimsoll")
record IssuerSettings(Path dataDir) {}
