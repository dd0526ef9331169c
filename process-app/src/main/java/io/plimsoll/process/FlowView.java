package io.plimsoll.process;

import java.util.List;

/**
 * One process of a case, to be drawn: the handling process or one it called.
 *
 * @param process the model's id
 * @param name the model's name
 * @param bpmn the XML it runs on
 * @param active element ids where it stands
 * @param passed element ids it has been through
 * @param taken sequence flow ids it took
 * @param calledBy the element id of the call activity in the caller, "" for the outermost
 * @param running false once ended
 */
public record FlowView(
        String process,
        String name,
        String bpmn,
        List<String> active,
        List<String> passed,
        List<String> taken,
        String calledBy,
        boolean running) {}
