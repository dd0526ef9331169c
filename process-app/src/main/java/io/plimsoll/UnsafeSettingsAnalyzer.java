package io.plimsoll;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lists what to set before the start instead of a stack trace. */
class UnsafeSettingsAnalyzer extends AbstractFailureAnalyzer<UnsafeSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeSettings cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set each of them in the environment, or as a file of that name under the folder of secrets"
                        + " (PLIMSOLL_SECRETS_DIR, /run/secrets by default), and start again.",
                rootFailure);
    }
}
