package io.plimsoll.web.page;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.ClientMailWords;
import io.plimsoll.mail.Languages;
import io.plimsoll.mail.MailContent;
import io.plimsoll.mail.MailGallery;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The gallery of mails: a list, and each as a phone and a desk show it, beside its plain text. */
@Controller
@Access({Role.ADMINISTRATOR, Role.AUDITOR})
class MailGalleryPage {

    private static final String ONE = "/mail-templates/{mail}/{language}";

    private final MailGallery gallery;
    private final ClientMailWords words;
    private final Languages languages;
    private final Clients clients;

    MailGalleryPage(MailGallery gallery, ClientMailWords words, Languages languages, Clients clients) {
        this.gallery = gallery;
        this.words = words;
        this.languages = languages;
        this.clients = clients;
    }

    @GetMapping("/mail-templates")
    String all(@RequestParam(defaultValue = "en") String language, Actor actor, Model model) {
        model.addAttribute("pieces", gallery.all(language, actor));
        model.addAttribute("language", language);
        model.addAttribute("languages", languages);
        return "mail-templates";
    }

    @GetMapping(ONE)
    String one(
            @PathVariable String mail,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String client,
            Actor actor,
            Model model) {
        List<ClientView> visible = clients.list(actor);
        ClientId chosen = Path.chosen(client);
        model.addAttribute("content", gallery.one(mail, language, chosen, actor));
        model.addAttribute("mail", mail);
        model.addAttribute("event", gallery.event(mail, actor));
        model.addAttribute("language", language);
        model.addAttribute("languages", languages);
        model.addAttribute("clients", visible);
        model.addAttribute("client", chosen == null ? "" : chosen.value());
        if (chosen != null) {
            model.addAttribute("places", words.placeholders(mail));
            model.addAttribute("versions", words.history(chosen, mail, language, actor));
        }
        return "mail-template";
    }

    @GetMapping(ONE + "/html")
    ResponseEntity<String> html(
            @PathVariable String mail,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String client,
            Actor actor) {
        return MailBody.html(content(mail, language, client, actor).html());
    }

    @GetMapping(ONE + "/text")
    ResponseEntity<String> text(
            @PathVariable String mail,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String client,
            Actor actor) {
        return MailBody.text(content(mail, language, client, actor).text());
    }

    private MailContent content(String mail, String language, @Nullable String client, Actor actor) {
        return gallery.one(mail, language, Path.chosen(client), actor);
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping(ONE + "/send")
    String send(
            @PathVariable String mail,
            @PathVariable String language,
            @RequestParam String client,
            Actor actor,
            RedirectAttributes to) {
        if (gallery.sendToOneself(mail, language, Path.client(client), actor)) {
            to.addFlashAttribute("done", "On its way to " + actor.email() + ".");
        } else {
            to.addFlashAttribute("problem", "Your account has no mail address. Nothing was sent.");
        }
        to.addAttribute("mail", mail);
        to.addAttribute("language", language);
        to.addAttribute("client", client);
        return "redirect:" + ONE;
    }

    /** What was typed, for the form that shows it again; a session holds nothing of the features. */
    record Kept(
            @Nullable String subject,
            @Nullable String introduction,
            @Nullable String closing) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        static Kept of(ClientMailWords.Typed typed) {
            return new Kept(typed.subject(), typed.introduction(), typed.closing());
        }
    }

    /** @param based the version that the form was filled from */
    @Access(Role.ADMINISTRATOR)
    @PostMapping(ONE + "/words")
    String write(
            @PathVariable String mail,
            @PathVariable String language,
            @RequestParam String client,
            @RequestParam int based,
            ClientMailWords.Typed typed,
            Actor actor,
            RedirectAttributes to) {
        List<String> problems = TypedWords.arePlain(typed.all())
                ? words.write(Path.client(client), mail, language, based, typed, actor)
                : List.of("The text " + TypedWords.NOT_PLAIN + ".");
        if (problems.isEmpty()) {
            to.addFlashAttribute("done", "Saved. The next mail says so.");
        } else {
            to.addFlashAttribute("problems", problems);
            to.addFlashAttribute("typed", Kept.of(typed));
        }
        to.addAttribute("mail", mail);
        to.addAttribute("language", language);
        to.addAttribute("client", client);
        return "redirect:" + ONE;
    }
}
