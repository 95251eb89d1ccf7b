package io.tributary.privacy.web;

import io.tributary.identity.Person;
import io.tributary.identity.SignedIn;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Download;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.privacy.Consents;
import io.tributary.privacy.Purpose;
import io.tributary.privacy.Request;
import io.tributary.privacy.Requests;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Locale;

/** What the visitor agreed to, what we keep of them, and how they get rid of it. */
@SignedIn
@Controller
class OwnPrivacyController {
    static final String HOME = "/account/privacy";
    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String SOURCE = "account page";

    private final Consents consents;
    private final Requests requests;
    private final Pages pages;

    OwnPrivacyController(Consents consents, Requests requests, Pages pages) {
        this.consents = consents;
        this.requests = requests;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View home(Person person) {
        var asked = requests.of(person);
        var page =
                new OwnPrivacyPage(
                        consents.of(person.id()).stream().map(OwnPrivacyPage.Choice::of).toList(),
                        asked.stream().map(OwnPrivacyPage.Asked::of).toList(),
                        asked.stream()
                                .anyMatch(
                                        one -> one.isOpen() && one.kind() == Request.Kind.ERASURE));
        return pages.page(
                Frame.work("Privacy", HOME)
                        .lead("What you agree to, what we keep of you, and how to end it."),
                "privacy/web/own",
                page);
    }

    @PostMapping(HOME + "/consents/{purpose}/give")
    View give(
            Person person,
            @PathVariable String purpose,
            @RequestParam(defaultValue = "0") int version,
            RedirectAttributes once) {
        var wanted = found(purpose);
        consents.give(person.id(), wanted, version, SOURCE);
        return Onward.to(HOME, once, "Agreed: " + wanted.ask() + ".");
    }

    @PostMapping(HOME + "/consents/{purpose}/withdraw")
    View withdraw(Person person, @PathVariable String purpose, RedirectAttributes once) {
        var ended = found(purpose);
        consents.withdraw(person.id(), ended, SOURCE);
        return Onward.to(HOME, once, "Taken back: " + ended.ask() + ". It has ended already.");
    }

    @GetMapping(HOME + "/data")
    View data(Person person) {
        return pages.page(
                Frame.work("What we keep of you", HOME)
                        .under("Privacy", HOME)
                        .lead("Every table of ours in which you stand, as it is now."),
                "privacy/web/copy",
                CopyPage.of(requests.look(person)));
    }

    @PostMapping(HOME + "/data")
    ResponseEntity<byte[]> download(Person person) {
        return Download.of(
                "my-data.json",
                MediaType.APPLICATION_JSON,
                JSON.writeValueAsBytes(requests.take(person)));
    }

    @GetMapping(HOME + "/erasure")
    View erasure(Person person) {
        return erasing(person, "", List.of());
    }

    @PostMapping(HOME + "/erasure")
    View askErasure(
            Person person, @RequestParam(defaultValue = "") String email, RedirectAttributes once) {
        if (!email.strip().toLowerCase(Locale.ROOT).equals(person.email())) {
            return erasing(
                    person,
                    email,
                    List.of(new InputError("email", "This is not your address. Nothing is done.")));
        }
        requests.askErasure(person);
        return Onward.to(
                HOME,
                once,
                "We mailed a link to "
                        + person.email()
                        + ". Nothing is erased before you follow it.");
    }

    private View erasing(Person person, String typed, List<InputError> errors) {
        var page =
                new OwnPrivacyPage.Erasing(
                        person.email(),
                        errors,
                        Field.text("email", "Type your address, " + person.email())
                                .hint(
                                        "Then we mail you a link, and nothing happens before you"
                                                + " use it.")
                                .autocomplete("off")
                                .longest(254)
                                .value(typed)
                                .errors(errors),
                        requests.obstacles(person),
                        OwnPrivacyPage.Erasing.groups(requests.holdings()));
        return pages.page(
                Frame.work("Erase me", HOME)
                        .under("Privacy", HOME)
                        .lead("What happens to everything we keep of you."),
                "privacy/web/erasing",
                page,
                errors.isEmpty() ? 200 : 400);
    }

    private static Purpose found(String code) {
        return Purpose.of(code).orElseThrow(() -> Onward.absent("purpose"));
    }
}
