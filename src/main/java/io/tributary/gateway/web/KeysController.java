package io.tributary.gateway.web;

import io.tributary.gateway.ApiKey;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.CodeSamples;
import io.tributary.gateway.GatewayProblem;
import io.tributary.gateway.IssuedKey;
import io.tributary.gateway.Origins;
import io.tributary.gateway.Scopes;
import io.tributary.gateway.SigningKeys;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The pages of keys: list, create, look, rotate, revoke, web origins. */
@Controller
class KeysController {
    static final String HOME = "/partner/keys";

    private static final int PAGE = 50;
    private static final List<Option> OVERLAPS =
            List.of(
                    new Option("0", "At once"),
                    new Option("1", "After 1 day"),
                    new Option("7", "After 7 days"),
                    new Option("30", "After 30 days"));

    private final ApiKeys keys;
    private final SigningKeys signing;
    private final Origins origins;
    private final Scopes scopes;
    private final Pages pages;
    private final InstantSource clock;
    private final CodeSamples samples;

    KeysController(
            ApiKeys keys,
            SigningKeys signing,
            Origins origins,
            Scopes scopes,
            Pages pages,
            InstantSource clock,
            CodeSamples samples) {
        this.keys = keys;
        this.signing = signing;
        this.origins = origins;
        this.scopes = scopes;
        this.pages = pages;
        this.clock = clock;
        this.samples = samples;
    }

    @GetMapping(HOME)
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.VIEWER})
    View list(Actor actor, @RequestParam(required = false) @Nullable String before) {
        return list(actor, before == null ? null : id(before), "", List.of());
    }

    private View list(Actor actor, @Nullable UUID before, String typed, List<InputError> errors) {
        var now = clock.instant();
        var found = keys.list(actor.organization(), before, PAGE);
        var next = found.nextCursor();
        var page =
                new KeysPage(
                        found.items().stream().map(key -> KeyRow.of(key, now)).toList(),
                        before == null ? null : HOME,
                        next == null ? null : HOME + "?before=" + next,
                        mayChange(actor),
                        List.copyOf(origins.of(actor.organization())),
                        Field.text("origin", "Web origin")
                                .hint(
                                        "Such as https://app.example.com. Its pages may then read"
                                                + " answers made with your keys.")
                                .value(typed)
                                .errors(errors),
                        errors);
        var frame =
                Frame.work("API keys", HOME)
                        .lead(
                                "Whoever holds a key acts for your organization. All keys share its"
                                        + " quota.");
        return pages.page(frame, "gateway/web/keys", page, errors.isEmpty() ? 200 : 400);
    }

    @GetMapping(HOME + "/new")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View form(Actor actor) {
        return form(KeyForm.fresh(scopes.names()), List.of());
    }

    private View form(KeyForm form, List<InputError> errors) {
        var frame = Frame.work("Create a key", HOME).under("API keys", HOME);
        return pages.page(
                frame,
                "gateway/web/key-new",
                form.page(scopes.all(), errors),
                errors.isEmpty() ? 200 : 400);
    }

    @PostMapping(HOME)
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View create(Actor actor, @ModelAttribute KeyForm form) {
        var errors = new ArrayList<InputError>();
        var wanted = form.wanted(scopes.names(), clock.instant(), errors);
        if (wanted == null) {
            return form(form, errors);
        }
        try {
            var issued = keys.create(AuditTrail.By.of(actor), wanted);
            return issued(issued, "Try it: this call works as it stands.");
        } catch (ProblemException refused) {
            return form(form, List.of(new InputError(field(refused), refused.detail())));
        }
    }

    private static String field(ProblemException refused) {
        return refused.problem() == GatewayProblem.LIVE_MODE_REFUSED ? "mode" : "name";
    }

    private View issued(IssuedKey issued, String next) {
        var page =
                new IssuedKeyPage(
                        issued.id(),
                        issued.name(),
                        issued.text(),
                        IssuedKey.WARNING,
                        next,
                        samples.firstCall(issued.text()));
        var frame = Frame.work("Your new key", HOME).under("API keys", HOME);
        return pages.page(frame, "gateway/web/key-issued", page);
    }

    @GetMapping(HOME + "/{id}")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.VIEWER})
    View look(Actor actor, @PathVariable String id) {
        return look(actor, key(actor, id), List.of());
    }

    private View look(Actor actor, ApiKey key, List<InputError> errors) {
        var row = KeyRow.of(key, clock.instant());
        var page =
                new KeyPage(
                        row,
                        mayChange(actor),
                        Choices.of("overlap", "The old key ends", OVERLAPS).chosen("7"),
                        signing.of(actor.organization(), key.id()).required(),
                        "Every call with "
                                + row.masked()
                                + " is refused from the moment you confirm, wherever it is used."
                                + " This cannot be undone; rotate the key instead if something"
                                + " still depends on it.",
                        errors);
        var frame = Frame.work(key.name(), HOME).under("API keys", HOME);
        return pages.page(frame, "gateway/web/key", page, errors.isEmpty() ? 200 : 400);
    }

    @PostMapping(HOME + "/{id}/rotate")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View rotate(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String overlap) {
        var key = key(actor, id);
        if (OVERLAPS.stream().noneMatch(option -> option.value().equals(overlap))) {
            return look(
                    actor,
                    key,
                    List.of(new InputError("overlap", "Choose when the old key ends.")));
        }
        try {
            var issued = keys.rotate(AuditTrail.By.of(actor), key.id(), Integer.parseInt(overlap));
            return issued(
                    issued,
                    overlap.equals("0")
                            ? "The old key is refused from now on."
                            : "The old key goes on for "
                                    + overlap
                                    + (overlap.equals("1") ? " day" : " days")
                                    + " and then ends by itself. Put this one in its place until"
                                    + " then; the old key's page shows who still uses it.");
        } catch (ProblemException refused) {
            return look(actor, key, List.of(new InputError("overlap", refused.detail())));
        }
    }

    @PostMapping(HOME + "/{id}/revoke")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View revoke(Actor actor, @PathVariable String id, RedirectAttributes flash) {
        var key = key(actor, id);
        keys.revoke(AuditTrail.By.of(actor), key.id());
        return home(flash, "“" + key.name() + "” is revoked: no call with it passes any more.");
    }

    @PostMapping("/partner/origins")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View addOrigin(
            Actor actor, @RequestParam(defaultValue = "") String origin, RedirectAttributes flash) {
        try {
            origins.add(AuditTrail.By.of(actor), origin);
        } catch (ProblemException refused) {
            return list(actor, null, origin, refused.errors());
        }
        return home(flash, "Pages of " + origin.strip() + " may read answers made with your keys.");
    }

    @PostMapping("/partner/origins/remove")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View removeOrigin(
            Actor actor, @RequestParam(defaultValue = "") String origin, RedirectAttributes flash) {
        origins.remove(AuditTrail.By.of(actor), origin);
        return home(flash, "Pages of " + origin + " may read no answers any more.");
    }

    private static View home(RedirectAttributes flash, String notice) {
        return Onward.to(HOME, flash, notice);
    }

    private ApiKey key(Actor actor, String id) {
        return keys.find(actor.organization(), id(id));
    }

    /** What is not an id names no key either. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Onward.absent("key");
        }
    }

    static boolean mayLook(Actor actor) {
        return actor.role() != Role.FINANCE;
    }

    static boolean mayChange(Actor actor) {
        return actor.role() != Role.VIEWER && actor.role() != Role.FINANCE;
    }
}
