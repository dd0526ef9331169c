package io.plimsoll.standard;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with a standard's file in two lines instead of a stack trace. */
class MalformedCatalogueAnalyzer extends AbstractFailureAnalyzer<MalformedCatalogue> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MalformedCatalogue cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Correct the file under standards/, build and start again.", rootFailure);
    }
}
