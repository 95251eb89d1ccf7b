package io.tributary.gateway.web;

import io.tributary.gateway.AddressAnswer;
import io.tributary.gateway.AddressLists;
import io.tributary.gateway.ApiKey;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.CallerUse;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.platform.AddressRange;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** From where a key works: the list, whom it would shut out, a trial of it, one address. */
@Controller
class AddressesController {
    static final List<Option> SPANS =
            List.of(
                    new Option("24", "A day"),
                    new Option("168", "7 days"),
                    new Option("720", "30 days"));

    private final ApiKeys keys;
    private final AddressLists lists;
    private final Pages pages;
    private final InstantSource clock;

    AddressesController(ApiKeys keys, AddressLists lists, Pages pages, InstantSource clock) {
        this.keys = keys;
        this.lists = lists;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(KeysController.HOME + "/{id}/addresses")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.VIEWER})
    View look(
            Actor actor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String address) {
        var key = key(actor, id);
        var asked = address == null ? "" : address.strip();
        var errors = new ArrayList<InputError>();
        var answer = asked.isEmpty() ? null : answer(key, asked, errors);
        return page(actor, key, AddressesPage.Typed.of(key), asked, answer, errors);
    }

    private static @Nullable AddressAnswer answer(
            ApiKey key, String asked, List<InputError> errors) {
        try {
            return AddressAnswer.of(ranges(key), AddressRange.parse(asked));
        } catch (IllegalArgumentException _) {
            errors.add(
                    new InputError(
                            "address", "“" + asked + "” is no address and no range of any."));
            return null;
        }
    }

    private static List<AddressRange> ranges(ApiKey key) {
        return key.allowedAddresses().stream().map(AddressRange::parse).toList();
    }

    private View page(
            Actor actor,
            ApiKey key,
            AddressesPage.Typed typed,
            String asked,
            @Nullable AddressAnswer answer,
            List<InputError> errors) {
        var callers = lists.callers(actor.organization(), key.id());
        var trial = lists.trial(actor.organization(), key.id()).orElse(null);
        var refused =
                trial == null
                        ? List.<CallerUse>of()
                        : lists.refusedOnTrial(actor.organization(), key.id(), trial.from());
        var now = clock.instant();
        var page =
                new AddressesPage(
                        KeyRow.of(key, now),
                        KeysController.mayChange(actor) && key.isActive(now),
                        AddressesPage.fields(typed, asked, errors),
                        AddressesPage.Shut.of(typed, callers),
                        AddressesPage.Trial.of(trial, refused, now),
                        answer == null ? null : AddressesPage.Answer.of(asked, answer),
                        AddressesPage.rows(callers, ranges(key)),
                        errors);
        var frame =
                Frame.work("Where " + key.name() + " works", KeysController.HOME)
                        .lead("From which addresses calls with this key are answered.")
                        .under(key.name(), KeysController.HOME + "/" + key.id());
        return pages.page(frame, "gateway/web/addresses", page, errors.isEmpty() ? 200 : 400);
    }

    /** Saves the list; if it shuts out recent callers, only once that was seen. */
    @PostMapping(KeysController.HOME + "/{id}/addresses")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View save(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String addresses,
            @RequestParam(defaultValue = "false") boolean confirmed,
            RedirectAttributes flash) {
        var key = key(actor, id);
        var errors = new ArrayList<InputError>();
        var wanted = KeyForm.ranges(addresses, errors);
        var shut =
                !wanted.isEmpty() && errors.isEmpty() && !confirmed
                        ? AddressLists.refusedBy(
                                wanted, lists.callers(actor.organization(), key.id()))
                        : List.<CallerUse>of();
        if (!errors.isEmpty() || !shut.isEmpty()) {
            return page(
                    actor,
                    key,
                    new AddressesPage.Typed(addresses, wanted, errors.isEmpty()),
                    "",
                    null,
                    errors);
        }
        keys.allow(AuditTrail.By.of(actor), key.id(), wanted);
        return done(
                key.id(),
                flash,
                wanted.isEmpty()
                        ? "The key works from every address."
                        : "The key works from these addresses only.");
    }

    /** Tries the list out: nothing is refused, what would be is counted. */
    @PostMapping(KeysController.HOME + "/{id}/addresses/trial")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View tryOut(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String addresses,
            @RequestParam(defaultValue = "") String span,
            RedirectAttributes flash) {
        var key = key(actor, id);
        var errors = new ArrayList<InputError>();
        var wanted = KeyForm.ranges(addresses, errors);
        if (wanted.isEmpty() && errors.isEmpty()) {
            errors.add(new InputError("addresses", "Name at least one address to try out."));
        }
        if (SPANS.stream().noneMatch(option -> option.value().equals(span))) {
            errors.add(new InputError("span", "Choose for how long."));
        }
        if (!errors.isEmpty()) {
            return page(
                    actor,
                    key,
                    new AddressesPage.Typed(addresses, wanted, false),
                    "",
                    null,
                    errors);
        }
        lists.tryOut(
                AuditTrail.By.of(actor),
                key.id(),
                wanted,
                Duration.ofHours(Integer.parseInt(span)));
        return done(key.id(), flash, "The list is on trial: nothing is refused by it.");
    }

    @PostMapping(KeysController.HOME + "/{id}/addresses/trial/end")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View endTrial(Actor actor, @PathVariable String id, RedirectAttributes flash) {
        var key = key(actor, id);
        lists.endTrial(AuditTrail.By.of(actor), key.id());
        return done(key.id(), flash, "The trial has ended; the key works as before.");
    }

    /** The list that was tried out becomes the one that counts. */
    @PostMapping(KeysController.HOME + "/{id}/addresses/trial/enforce")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
    View enforce(Actor actor, @PathVariable String id, RedirectAttributes flash) {
        var key = key(actor, id);
        var by = AuditTrail.By.of(actor);
        var trial = lists.trial(actor.organization(), key.id()).orElse(null);
        if (trial == null) {
            return done(key.id(), flash, "There is no list on trial.");
        }
        keys.allow(by, key.id(), trial.addresses());
        lists.endTrial(by, key.id());
        return done(key.id(), flash, "The key works from these addresses only.");
    }

    private static View done(UUID id, RedirectAttributes flash, String notice) {
        return Onward.to(KeysController.HOME + "/" + id + "/addresses", flash, notice);
    }

    private ApiKey key(Actor actor, String id) {
        return keys.find(actor.organization(), KeysController.id(id));
    }
}
