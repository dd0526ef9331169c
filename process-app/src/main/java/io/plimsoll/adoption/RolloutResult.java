package io.plimsoll.adoption;

import io.plimsoll.identity.ClientId;
import java.util.List;
import java.util.Map;

/** What became of bringing a version to clients. */
public sealed interface RolloutResult {

    /**
     * It is on its way.
     *
     * @param begun one for each client
     * @param passedOver the others, each with the reason
     */
    record Begun(List<AdoptionView> begun, Map<ClientId, String> passedOver) implements RolloutResult {}

    /**
     * Nothing was begun.
     *
     * @param message what to do about it, plain
     */
    record Refused(String message) implements RolloutResult {}
}
