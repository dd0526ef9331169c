package io.plimsoll.process;

import java.util.List;

/**
 * One process of a case as it is kept: what {@link FlowView} shows, with the deployed model instead of its XML, since
 * deployments stay.
 */
record KeptFlow(
        String definitionId,
        String process,
        String name,
        List<String> active,
        List<String> passed,
        List<String> taken,
        String calledBy,
        boolean running) {}
