package io.tributary.settlement.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.kernel.OrganizationId;
import io.tributary.portal.spi.Download;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.settlement.Payees;
import io.tributary.settlement.Payout;
import io.tributary.settlement.PayoutFile;
import io.tributary.settlement.PayoutFiles;
import io.tributary.settlement.PayoutMethod;
import io.tributary.settlement.Payouts;

import org.joda.money.CurrencyUnit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The operator's desk: payouts that want something done. */
@OperatorOnly
@Controller
class DeskController {
    static final String DESK = "/operator/payouts";

    private final Payouts payouts;
    private final PayoutFiles files;
    private final Payees payees;
    private final Organizations organizations;
    private final Pages pages;

    DeskController(
            Payouts payouts,
            PayoutFiles files,
            Payees payees,
            Organizations organizations,
            Pages pages) {
        this.payouts = payouts;
        this.files = files;
        this.payees = payees;
        this.organizations = organizations;
        this.pages = pages;
    }

    @GetMapping(DESK)
    View desk() {
        var page =
                new DeskPages.Desk(
                        SettlementWeb.deskTabs(DESK),
                        payouts.waiting().stream().map(DeskPages.Waiting::of).toList(),
                        files.newest().stream().limit(10).map(this::row).toList(),
                        rows(List.of(Payout.State.SENDING, Payout.State.SENT)),
                        rows(List.of(Payout.State.FAILED, Payout.State.RETURNED)),
                        skips(),
                        payees.all().stream()
                                .filter(payee -> payee.parked() != null)
                                .map(DeskPages.PeeRow::of)
                                .toList());
        var frame =
                Frame.work("Payouts", DESK)
                        .lead("What is to be sent, what is on its way, and who was not paid.");
        return pages.page(frame, "settlement/web/desk", page);
    }

    private DeskPages.FileRow row(PayoutFile file) {
        return DeskPages.FileRow.of(file, files.open(file.id()).size());
    }

    private List<DeskPages.OpenRow> rows(List<Payout.State> states) {
        return payouts.in(states).stream()
                .limit(50)
                .map(payout -> DeskPages.OpenRow.of(payout, this::name))
                .toList();
    }

    private List<DeskPages.SkipRow> skips() {
        return payouts.skips(null).stream()
                .limit(50)
                .map(
                        skip ->
                                new DeskPages.SkipRow(
                                        name(skip.payee()),
                                        PayeesController.PAYEES + "/" + skip.payee(),
                                        PayeePages.SkipRow.of(skip)))
                .toList();
    }

    private String name(OrganizationId organization) {
        return organizations.find(organization).map(Organization::companyName).orElse("The house");
    }

    @PostMapping(DESK + "/files")
    View make(
            Person operator,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String currency,
            RedirectAttributes once) {
        var by =
                Arrays.stream(PayoutMethod.Kind.values())
                        .filter(one -> one.code().equals(kind))
                        .findFirst()
                        .orElseThrow(() -> Onward.absent("kind of payout"));
        if (!MethodForm.CURRENCIES.contains(currency)) {
            throw Onward.absent("currency");
        }
        var file = files.make(operator.email(), by, CurrencyUnit.of(currency));
        return Onward.to(
                DESK,
                once,
                file.name()
                        + " is made. Download it, hand it in, and say here when it was carried"
                        + " out.");
    }

    @GetMapping(DESK + "/files/{id}")
    ResponseEntity<byte[]> download(@PathVariable UUID id) {
        var content = files.content(id).orElseThrow(() -> Onward.absent("file"));
        var name =
                files.newest().stream()
                        .filter(file -> file.id().equals(id))
                        .map(PayoutFile::name)
                        .findFirst()
                        .orElse("payouts-" + id);
        return Download.of(name, MediaType.APPLICATION_OCTET_STREAM, content.getBytes(UTF_8));
    }

    @PostMapping(DESK + "/files/{id}/paid")
    View carriedOut(Person operator, @PathVariable UUID id, RedirectAttributes once) {
        if (files.content(id).isEmpty()) {
            throw Onward.absent("file");
        }
        var open = files.open(id);
        for (var payout : open) {
            var paid = found(payout);
            payouts.paid(AuditTrail.By.operator(paid.payee(), operator), payout, null);
        }
        return Onward.to(DESK, once, open.size() + " payouts are paid.");
    }

    @PostMapping(DESK + "/{id}/paid")
    View paid(Person operator, @PathVariable UUID id, RedirectAttributes once) {
        var payout = found(id);
        payouts.paid(AuditTrail.By.operator(payout.payee(), operator), id, null);
        return Onward.to(DESK, once, "The payout is paid.");
    }

    @PostMapping(DESK + "/{id}/failed")
    View failed(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes once) {
        var payout = found(id);
        var reason = why.isBlank() ? "The bank did not carry it out." : why.strip();
        payouts.failed(
                AuditTrail.By.operator(payout.payee(), operator),
                id,
                reason.substring(0, Math.min(300, reason.length())));
        return Onward.to(DESK, once, "Its money is available again. The payee was told why.");
    }

    private Payout found(UUID id) {
        return payouts.find(id).orElseThrow(() -> Onward.absent("payout"));
    }
}
