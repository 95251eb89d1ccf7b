package io.tributary.notify.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.notify.Catalogue;
import io.tributary.notify.Deliveries;
import io.tributary.notify.EndpointSecret;
import io.tributary.notify.WebhookEndpoint;
import io.tributary.notify.Webhooks;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
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

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The pages of webhook endpoints: list, create, look, change, rotate, recover, remove. */
@Controller
@AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER})
class WebhooksController {
    static final String HOME = "/partner/webhooks";

    private static final int PAGE = 25;
    private static final List<Option> OVERLAPS =
            List.of(
                    new Option("0", "At once"),
                    new Option("24", "After a day"),
                    new Option("168", "After 7 days"));
    private static final List<Option> SPANS =
            List.of(
                    new Option("1", "The last hour"),
                    new Option("24", "The last day"),
                    new Option("168", "The last 7 days"),
                    new Option("720", "The last 30 days"));

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Catalogue catalogue;
    private final Pages pages;
    private final InstantSource clock;

    WebhooksController(
            Webhooks webhooks,
            Deliveries deliveries,
            Catalogue catalogue,
            Pages pages,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.catalogue = catalogue;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(HOME)
    View list(Actor actor) {
        var found = webhooks.list(actor.organization()).stream().map(EndpointRow::of).toList();
        var frame =
                Frame.work("Webhooks", HOME)
                        .lead("What happens to your organization, told to your server as it does.");
        return pages.page(frame, "notify/web/webhooks", new WebhooksPage(found));
    }

    @GetMapping(HOME + "/new")
    View form(Actor actor) {
        return form(EndpointForm.FRESH, List.of());
    }

    private View form(EndpointForm form, List<InputError> errors) {
        var frame = Frame.work("Add an endpoint", HOME).under("Webhooks", HOME);
        var page = new NewEndpointPage(form.fields(catalogue, errors));
        return pages.page(frame, "notify/web/endpoint-new", page, errors.isEmpty() ? 200 : 400);
    }

    @PostMapping(HOME)
    View create(Actor actor, @ModelAttribute EndpointForm form) {
        try {
            var issued = webhooks.create(AuditTrail.By.of(actor), form.wanted());
            return issued(issued, "Verify each message with it, then send yourself a test event.");
        } catch (ProblemException refused) {
            return form(form, errors(refused));
        }
    }

    private View issued(EndpointSecret issued, String next) {
        var frame = Frame.work("Your signing secret", HOME).under("Webhooks", HOME);
        var page = new EndpointSecretPage(issued, next, Guide.samples(issued.secret()));
        return pages.page(frame, "notify/web/endpoint-secret", page);
    }

    @GetMapping(HOME + "/{id}")
    View look(
            Actor actor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String before) {
        var endpoint = endpoint(actor, id);
        return look(
                actor,
                endpoint,
                before == null ? null : id(before),
                EndpointForm.of(endpoint),
                List.of());
    }

    private View look(
            Actor actor,
            WebhookEndpoint endpoint,
            @Nullable UUID before,
            EndpointForm form,
            List<InputError> errors) {
        var row = EndpointRow.of(endpoint);
        var found = deliveries.of(actor.organization(), endpoint.id(), before, PAGE);
        var next = found.nextCursor();
        var page =
                new EndpointPage(
                        row,
                        endpoint.failingSince(),
                        form.fields(catalogue, errors),
                        webhooks.publicKeys(actor.organization(), endpoint.id()),
                        Choices.of("overlap", "The old secret ends", OVERLAPS).chosen("24"),
                        Choices.of("span", "What was missed in", SPANS).chosen("24"),
                        found.items().stream().map(DeliveryRow::of).toList(),
                        before == null ? null : row.href(),
                        next == null ? null : row.href() + "?before=" + next,
                        "Nothing is sent to "
                                + endpoint.url().getHost()
                                + " any more, and the record of what was sent is deleted. This"
                                + " cannot be undone; switch the endpoint off to keep it.");
        var frame =
                Frame.work(
                                row.description().isEmpty()
                                        ? endpoint.url().getHost()
                                        : row.description(),
                                HOME)
                        .under("Webhooks", HOME);
        return pages.page(frame, "notify/web/endpoint", page, errors.isEmpty() ? 200 : 400);
    }

    @PostMapping(HOME + "/{id}/change")
    View change(
            Actor actor,
            @PathVariable String id,
            @ModelAttribute EndpointForm form,
            RedirectAttributes flash) {
        var endpoint = endpoint(actor, id);
        try {
            webhooks.change(AuditTrail.By.of(actor), endpoint.id(), form.wanted());
        } catch (ProblemException refused) {
            return look(actor, endpoint, null, form, errors(refused));
        }
        return back(endpoint, flash, "The endpoint is changed.");
    }

    private static List<InputError> errors(ProblemException refused) {
        return refused.errors().isEmpty()
                ? List.of(new InputError("/url", refused.detail()))
                : refused.errors();
    }

    @PostMapping(HOME + "/{id}/rotate")
    View rotate(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String overlap) {
        var endpoint = endpoint(actor, id);
        var hours = chosen(OVERLAPS, overlap);
        return issued(
                webhooks.rotate(AuditTrail.By.of(actor), endpoint.id(), hours),
                hours == 0
                        ? "Messages are signed with this secret alone from now on."
                        : "For "
                                + hours
                                + " hours messages bear the signatures of both secrets: put this"
                                + " one in the old one's place until then.");
    }

    @PostMapping(HOME + "/{id}/test")
    View test(Actor actor, @PathVariable String id) {
        var sent = deliveries.test(AuditTrail.By.of(actor), endpoint(actor, id).id());
        return Onward.to(HOME + "/deliveries/" + sent);
    }

    @PostMapping(HOME + "/{id}/recover")
    View recover(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String span,
            RedirectAttributes flash) {
        var endpoint = endpoint(actor, id);
        var hours = chosen(SPANS, span);
        var until = clock.instant().plusSeconds(1);
        int found =
                deliveries.recover(
                        AuditTrail.By.of(actor),
                        endpoint.id(),
                        Period.before(until, Duration.ofHours(hours)));
        return back(
                endpoint,
                flash,
                found == 0
                        ? "Nothing was missed in that time."
                        : found == 1
                                ? "One message sets out again."
                                : found + " messages set out again.");
    }

    @PostMapping(HOME + "/{id}/disable")
    View disable(Actor actor, @PathVariable String id, RedirectAttributes flash) {
        var endpoint = endpoint(actor, id);
        webhooks.disable(AuditTrail.By.of(actor), endpoint.id());
        return back(endpoint, flash, "The endpoint is switched off.");
    }

    @PostMapping(HOME + "/{id}/enable")
    View enable(Actor actor, @PathVariable String id, RedirectAttributes flash) {
        var endpoint = endpoint(actor, id);
        webhooks.enable(AuditTrail.By.of(actor), endpoint.id());
        return back(endpoint, flash, "The endpoint is active. Recover what it missed below.");
    }

    @PostMapping(HOME + "/{id}/remove")
    View remove(Actor actor, @PathVariable String id, RedirectAttributes flash) {
        var endpoint = endpoint(actor, id);
        webhooks.remove(AuditTrail.By.of(actor), endpoint.id());
        return Onward.to(HOME, flash, "The endpoint is removed.");
    }

    @GetMapping(HOME + "/deliveries/{id}")
    View delivery(Actor actor, @PathVariable String id) {
        var delivery = deliveries.find(actor.organization(), id(id));
        var endpoint = webhooks.find(actor.organization(), delivery.endpoint());
        var page =
                new DeliveryPage(
                        DeliveryRow.of(delivery),
                        endpoint.url().toString(),
                        Guide.pretty("Body", deliveries.payload(actor.organization(), delivery)),
                        deliveries.attempts(actor.organization(), delivery.id()).stream()
                                .map(DeliveryPage.Call::of)
                                .toList(),
                        endpoint.isActive());
        var frame =
                Frame.work(delivery.eventType(), HOME)
                        .under(endpoint.url().getHost(), HOME + "/" + endpoint.id());
        return pages.page(frame, "notify/web/delivery", page);
    }

    @PostMapping(HOME + "/deliveries/{id}/resend")
    View resend(Actor actor, @PathVariable String id, RedirectAttributes flash) {
        var delivery = deliveries.find(actor.organization(), id(id));
        deliveries.resend(AuditTrail.By.of(actor), delivery.id());
        return Onward.to(
                HOME + "/deliveries/" + delivery.id(),
                flash,
                "The message sets out again, with the same id.");
    }

    private static View back(WebhookEndpoint endpoint, RedirectAttributes flash, String notice) {
        return Onward.to(HOME + "/" + endpoint.id(), flash, notice);
    }

    private static int chosen(List<Option> options, String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .map(option -> Integer.parseInt(option.value()))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        PlatformProblem.INVALID_INPUT, "Choose one of the times."));
    }

    private WebhookEndpoint endpoint(Actor actor, String id) {
        return webhooks.find(actor.organization(), id(id));
    }

    /** What is not an id names nothing either. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Onward.absent("webhook endpoint or delivery");
        }
    }
}
