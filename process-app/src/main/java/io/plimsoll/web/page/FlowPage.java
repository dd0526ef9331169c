package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.process.CaseFlow;
import io.plimsoll.process.FlowView;
import io.plimsoll.web.security.Access;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Feeds the live diagram of a case: the drawing once, and where it stands again and again. */
@Controller
@Access.People
class FlowPage {

    private final CaseFlow flow;
    private final NonCompliances cases;

    FlowPage(CaseFlow flow, NonCompliances cases) {
        this.flow = flow;
        this.cases = cases;
    }

    /** Where one process of a case stands, without its drawing. */
    record Standing(
            String process,
            String name,
            List<String> active,
            List<String> passed,
            List<String> taken,
            String calledBy,
            boolean running) {

        static Standing of(FlowView view) {
            return new Standing(
                    view.process(),
                    view.name(),
                    view.active(),
                    view.passed(),
                    view.taken(),
                    view.calledBy(),
                    view.running());
        }
    }

    @GetMapping("/cases/{number}/flow")
    @ResponseBody
    List<Standing> standing(@PathVariable String number, Actor actor) {
        return flows(number, actor).stream().map(Standing::of).toList();
    }

    @GetMapping(path = "/cases/{number}/flow/{process}", produces = MediaType.APPLICATION_XML_VALUE + ";charset=UTF-8")
    @ResponseBody
    String drawing(@PathVariable String number, @PathVariable String process, Actor actor) {
        return flows(number, actor).stream()
                .filter(view -> view.process().equals(process))
                .findFirst()
                .map(FlowView::bpmn)
                .orElseThrow(NotVisible::new);
    }

    private List<FlowView> flows(String number, Actor actor) {
        CaseNumber visible = cases.get(Path.number(number), actor).number();
        return flow.of(visible, actor);
    }
}
