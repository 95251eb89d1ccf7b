package io.tributary.gateway.web;

import io.tributary.gateway.ApiKey;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.IssuedSecret;
import io.tributary.gateway.SigningKey;
import io.tributary.gateway.SigningKeys;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.portal.spi.FormInput;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** With what the calls of a key are signed, and whether they must be. */
@Controller
class SigningController {
    private static final String HOME = KeysController.HOME + "/{id}/signing";

    private static final Set<String> OVERLAPS = Set.of("0", "7");

    private final ApiKeys keys;
    private final SigningKeys signing;
    private final Pages pages;
    private final InstantSource clock;
    private final SignedSamples samples;

    SigningController(
            ApiKeys keys,
            SigningKeys signing,
            Pages pages,
            InstantSource clock,
            SignedSamples samples) {
        this.keys = keys;
        this.signing = signing;
        this.pages = pages;
        this.clock = clock;
        this.samples = samples;
    }

    @GetMapping(HOME)
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.VIEWER})
    View look(Actor actor, @PathVariable String id) {
        return page(actor, key(actor, id), SigningPage.Typed.NOTHING, List.of());
    }

    private View page(Actor actor, ApiKey key, SigningPage.Typed typed, List<InputError> errors) {
        var now = clock.instant();
        var setup = signing.of(actor.organization(), key.id());
        var page =
                new SigningPage(
                        KeyRow.of(key, now),
                        KeysController.mayChange(actor) && key.isActive(now),
                        setup.required(),
                        setup.keys().stream().map(one -> SigningPage.Row.of(one, now)).toList(),
                        SigningPage.fields(typed, errors),
                        errors);
        var frame =
                Frame.work("Signed calls of " + key.name(), KeysController.HOME)
                        .lead(
                                "A signature proves who made a call and that nothing of it was"
                                        + " changed, even where the key itself was seen.")
                        .under(key.name(), KeysController.HOME + "/" + key.id());
        return pages.page(frame, "gateway/web/signing", page, errors.isEmpty() ? 200 : 400);
    }

    @PostMapping(HOME + "/require")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View require(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean required,
            RedirectAttributes flash) {
        return changed(
                actor,
                id,
                SigningPage.Typed.NOTHING,
                key -> {
                    signing.require(AuditTrail.By.of(actor), key, required);
                    return done(
                            key,
                            flash,
                            required
                                    ? "The key takes signed calls only."
                                    : "The key takes calls without a signature too.");
                });
    }

    @PostMapping(HOME + "/secrets")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View issue(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String name) {
        var typed = new SigningPage.Typed(name, "", "");
        return changed(
                actor,
                id,
                typed,
                key -> {
                    var input = new FormInput();
                    var line = input.line("name", name, SigningKey.LONGEST_NAME);
                    return input.isGood()
                            ? issued(key, signing.issue(AuditTrail.By.of(actor), key, line))
                            : page(actor, key(actor, id), typed, input.errors());
                });
    }

    @PostMapping(HOME + "/public-keys")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View register(
            Actor actor,
            @PathVariable String id,
            @RequestParam(name = "key_name", defaultValue = "") String keyName,
            @RequestParam(name = "public_key", defaultValue = "") String publicKey,
            RedirectAttributes flash) {
        var typed = new SigningPage.Typed("", keyName, publicKey);
        return changed(
                actor,
                id,
                typed,
                key -> {
                    var input = new FormInput();
                    var line = input.line("key_name", keyName, SigningKey.LONGEST_NAME);
                    if (!input.isGood()) {
                        return page(actor, key(actor, id), typed, input.errors());
                    }
                    signing.register(AuditTrail.By.of(actor), key, line, publicKey);
                    return done(key, flash, "Calls signed by “" + line + "” pass.");
                });
    }

    @PostMapping(HOME + "/{signing}/end")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View end(
            Actor actor,
            @PathVariable String id,
            @PathVariable("signing") String signingKey,
            @RequestParam(defaultValue = "") String overlap,
            RedirectAttributes flash) {
        return changed(
                actor,
                id,
                SigningPage.Typed.NOTHING,
                key -> {
                    if (!OVERLAPS.contains(overlap)) {
                        return page(
                                actor,
                                key(actor, id),
                                SigningPage.Typed.NOTHING,
                                List.of(new InputError("overlap", "Choose when it ends.")));
                    }
                    signing.end(
                            AuditTrail.By.of(actor),
                            key,
                            KeysController.id(signingKey),
                            Integer.parseInt(overlap));
                    return done(
                            key,
                            flash,
                            overlap.equals("0")
                                    ? "Its signatures pass no more."
                                    : "It ends by itself; both pass until then.");
                });
    }

    /** A refusal comes back as the page, with what was typed. */
    private View changed(
            Actor actor, String id, SigningPage.Typed typed, Function<UUID, View> change) {
        var key = key(actor, id);
        try {
            return change.apply(key.id());
        } catch (ProblemException refused) {
            return page(
                    actor,
                    key,
                    typed,
                    refused.errors().isEmpty()
                            ? List.of(new InputError("required", refused.detail()))
                            : refused.errors().stream()
                                    .map(
                                            error ->
                                                    new InputError(
                                                            error.pointer().replace("/", ""),
                                                            error.detail()))
                                    .toList());
        }
    }

    private View issued(UUID key, IssuedSecret issued) {
        var page =
                new SigningSecretPage(
                        issued.key().id(),
                        issued.key().name(),
                        issued.secret(),
                        KeysController.HOME + "/" + key + "/signing",
                        samples.of(issued.key().id()));
        var frame =
                Frame.work("Your new signing secret", KeysController.HOME)
                        .under("API keys", KeysController.HOME);
        return pages.page(frame, "gateway/web/signing-secret", page);
    }

    private static View done(UUID key, RedirectAttributes flash, String notice) {
        return Onward.to(KeysController.HOME + "/" + key + "/signing", flash, notice);
    }

    private ApiKey key(Actor actor, String id) {
        return keys.find(actor.organization(), KeysController.id(id));
    }
}
