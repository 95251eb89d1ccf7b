package io.tributary.desk.web;

import io.tributary.billing.Invoices;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Person;
import io.tributary.kernel.Amounts;
import io.tributary.notify.WebhookFigures;
import io.tributary.payments.OpenDisputes;
import io.tributary.platform.Jobs;
import io.tributary.platform.Mails;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Numerals;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;
import java.util.Map;

/** What got stuck: parked jobs, webhooks that are not taken, disputes. */
@OperatorOnly
@Controller
class QueuesController {
    static final String JOBS = "/operator/jobs";
    static final String WEBHOOKS = "/operator/webhooks";
    static final String DISPUTES = "/operator/disputes";

    private static final Logger LOG = LoggerFactory.getLogger(QueuesController.class);

    private final Jobs jobs;
    private final Mails mails;
    private final WebhookFigures webhooks;
    private final OpenDisputes disputes;
    private final Invoices invoices;
    private final Names names;
    private final Pages pages;

    QueuesController(
            Jobs jobs,
            Mails mails,
            WebhookFigures webhooks,
            OpenDisputes disputes,
            Invoices invoices,
            Names names,
            Pages pages) {
        this.jobs = jobs;
        this.mails = mails;
        this.webhooks = webhooks;
        this.disputes = disputes;
        this.invoices = invoices;
        this.names = names;
        this.pages = pages;
    }

    @GetMapping(JOBS)
    View jobs() {
        var queue = jobs.queue();
        var table =
                new Table(
                        "Parked jobs, the newest first",
                        List.of("Job", "Parked", "Attempts", "What went wrong"),
                        jobs.parked().stream().map(QueuesController::line).toList(),
                        new Table.Nothing(
                                "check-circle",
                                "Nothing is parked",
                                "Every job was done, or is still tried."));
        return pages.page(
                Frame.work("Parked jobs", JOBS)
                        .lead(
                                "Work that was tried until its attempts were used up. Mend what is"
                                        + " wrong, then try it again. Due now: "
                                        + Numerals.count(queue.due())
                                        + " jobs; mails no server has taken yet: "
                                        + Numerals.count(mails.waiting())
                                        + "."),
                "desk/web/list",
                ListPage.of(table));
    }

    private static Table.Line line(Jobs.Parked parked) {
        var which = Map.of("job", parked.job(), "instance", parked.instance());
        return new Table.Line(
                List.of(
                        Table.Cell.of(parked.job()).below(parked.instance()),
                        Table.Cell.at(parked.parkedAt()),
                        Table.Cell.number(Integer.toString(parked.attempts())),
                        Table.Cell.of(parked.reason())),
                List.of(
                        new Table.Act("Try again", JOBS + "/retry", which),
                        new Table.Act("Give up", JOBS + "/dismiss", which)));
    }

    @PostMapping(JOBS + "/retry")
    View retry(
            Person operator,
            @RequestParam(defaultValue = "") String job,
            @RequestParam(defaultValue = "") String instance,
            RedirectAttributes once) {
        boolean isTried = jobs.retry(job, instance);
        if (isTried) {
            LOG.info("{} {} is tried again for person {}", job, instance, operator.id());
        }
        return Onward.to(
                JOBS,
                once,
                isTried
                        ? "It is tried again now."
                        : "It is not parked any more, or there is no such job.");
    }

    @PostMapping(JOBS + "/dismiss")
    View dismiss(
            Person operator,
            @RequestParam(defaultValue = "") String job,
            @RequestParam(defaultValue = "") String instance,
            RedirectAttributes once) {
        boolean isGivenUp = jobs.dismiss(job, instance);
        if (isGivenUp) {
            LOG.warn("{} {} was given up by person {}", job, instance, operator.id());
        }
        return Onward.to(JOBS, once, isGivenUp ? "It is given up." : "It is not parked any more.");
    }

    @GetMapping(WEBHOOKS)
    View webhooks() {
        var backlog = webhooks.backlog();
        var table =
                new Table(
                        "Endpoints that take nothing, the longest first",
                        List.of("Organization", "Endpoint", "Fails since", "State"),
                        webhooks.failing().stream()
                                .map(
                                        one ->
                                                new Table.Line(
                                                        List.of(
                                                                names.organization(
                                                                        one.organization()),
                                                                Table.Cell.of(one.host()),
                                                                Table.Cell.at(one.since()),
                                                                Table.Cell.badge(
                                                                        one.disabled()
                                                                                ? Badge.bad(
                                                                                        "Switched"
                                                                                            + " off")
                                                                                : Badge.warm(
                                                                                        "Failing")))))
                                .toList(),
                        new Table.Nothing(
                                "check-circle",
                                "Every endpoint takes its messages",
                                "Those that fail for an hour or more stand here."));
        return pages.page(
                Frame.work("Failing webhooks", HomeController.PATH)
                        .under("Desk", HomeController.PATH)
                        .lead(
                                "Waiting deliveries: "
                                        + Numerals.count(backlog.waiting())
                                        + ", of these overdue: "
                                        + Numerals.count(backlog.overdue())
                                        + "."),
                "desk/web/list",
                ListPage.of(table));
    }

    @GetMapping(DISPUTES)
    View disputes() {
        var table =
                new Table(
                        "Open disputes, the oldest first",
                        List.of("Organization", "Amount", "Reason", "Opened", "At the provider"),
                        disputes.all().stream()
                                .map(
                                        one ->
                                                new Table.Line(
                                                        List.of(
                                                                names.organization(one.customer()),
                                                                amount(one),
                                                                Table.Cell.of(one.reason()),
                                                                Table.Cell.at(one.since()),
                                                                Table.Cell.of(one.reference())
                                                                        .below(one.provider()))))
                                .toList(),
                        new Table.Nothing(
                                "check-circle",
                                "No dispute is open",
                                "Payments that somebody takes back through their bank stand"
                                        + " here."));
        return pages.page(
                Frame.work("Disputes", HomeController.PATH)
                        .under("Desk", HomeController.PATH)
                        .lead(
                                "Send what proves the sale at the provider's pages; its bank"
                                        + " decides."),
                "desk/web/list",
                ListPage.of(table));
    }

    private Table.Cell amount(OpenDisputes.Open one) {
        var text = Amounts.text(one.amount());
        return one.purpose().type().equals("invoice")
                        && invoices.look(one.purpose().id()).isPresent()
                ? Table.Cell.link(text, "/operator/books/invoices/" + one.purpose().id())
                : Table.Cell.of(text);
    }
}
