package io.plimsoll.standard;

import io.plimsoll.client.ServiceKind;
import java.util.Set;

/**
 * One checkable line of a standard.
 *
 * @param title at most 80 characters
 * @param requirement what must be true
 * @param why what can go wrong, for the client
 * @param ask what we ask the client to do
 * @param responsible any of client, msp, employee
 * @param severity by default
 * @param services the kinds of service that depend on it
 * @param automatic how a machine detects it, "" where none does
 * @param person how a person detects it, "" where none does
 */
public record Control(
        ControlRef ref,
        String area,
        boolean requirementKind,
        String title,
        String requirement,
        String why,
        String ask,
        Set<String> responsible,
        Severity severity,
        Set<ServiceKind> services,
        String automatic,
        String person) {}
