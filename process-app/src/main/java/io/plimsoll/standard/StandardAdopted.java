package io.plimsoll.standard;

import io.plimsoll.identity.ClientId;

/** Published inside the transaction in which a client adopts a version: what was found before may now break a control. */
public record StandardAdopted(ClientId client, String standard, String version) {}
