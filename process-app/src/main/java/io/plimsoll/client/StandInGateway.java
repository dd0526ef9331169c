package io.plimsoll.client;

/** The gateway of the demo, where there is one. */
public interface StandInGateway extends ServiceGateway {}
