package io.tributary.settlement.web;

import io.tributary.identity.Approvals;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.portal.spi.FormInput;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.settlement.DirectSales;
import io.tributary.settlement.Earning;
import io.tributary.settlement.Earnings;
import io.tributary.settlement.Payees;
import io.tributary.settlement.SaleRefunds;
import io.tributary.settlement.SplitRule;
import io.tributary.settlement.SplitRules;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sales that were divided, and those whose money came to the bank. */
@OperatorOnly
@Controller
class SalesController {
    static final String SALES = "/operator/sales";

    private static final int REASON = 500;

    private final DirectSales sales;
    private final SaleRefunds refunds;
    private final SplitRules rules;
    private final Payees payees;
    private final Earnings earnings;
    private final Organizations organizations;
    private final InstantSource clock;
    private final Pages pages;

    SalesController(
            DirectSales sales,
            SaleRefunds refunds,
            SplitRules rules,
            Payees payees,
            Earnings earnings,
            Organizations organizations,
            InstantSource clock,
            Pages pages) {
        this.sales = sales;
        this.refunds = refunds;
        this.rules = rules;
        this.payees = payees;
        this.earnings = earnings;
        this.organizations = organizations;
        this.clock = clock;
        this.pages = pages;
    }

    /** A key of its own for what a form does, so that sending it twice does it once. */
    static String fresh(String prefix) {
        return prefix + UUID.randomUUID();
    }

    @GetMapping(SALES)
    View all(@RequestParam(required = false) @Nullable String rule) {
        var chosen = rule == null ? Optional.<SplitRule>empty() : current(rule);
        return page(
                chosen.map(one -> form(one, Map.of())).orElse(null),
                DeskPages.GivingBack.NOTHING,
                List.of());
    }

    private Optional<SplitRule> current(String rule) {
        return rules.at(rule, clock.instant());
    }

    private SaleForm form(SplitRule rule, Map<String, String> typed) {
        return new SaleForm(rule, payees.all(), typed);
    }

    private View page(
            @Nullable SaleForm form, DeskPages.GivingBack typed, List<InputError> errors) {
        var page =
                new DeskPages.Sales(
                        SettlementWeb.saleTabs(SALES),
                        sales.newest().stream()
                                .map(sold -> DeskPages.SaleRow.of(sold, this::name, typed))
                                .toList(),
                        rules.all().stream()
                                .map(SplitRule::rule)
                                .distinct()
                                .map(
                                        rule ->
                                                new Tab(
                                                        rule,
                                                        SALES + "?rule=" + rule,
                                                        form != null
                                                                && form.rule().rule().equals(rule)))
                                .toList(),
                        form == null ? null : form.fields(errors),
                        earnings.asked(null).stream().map(this::share).toList(),
                        errors);
        var frame =
                Frame.work("Shared sales", SALES)
                        .lead("What was sold for several, and what each of them got.");
        return pages.page(frame, "settlement/web/sales", page, errors.isEmpty() ? 200 : 400);
    }

    private DeskPages.ShareRow share(Earning asked) {
        return new DeskPages.ShareRow(
                asked.id().toString(),
                asked.title(),
                name(asked.payee()),
                asked.party(),
                Amounts.text(asked.left()));
    }

    private String name(OrganizationId organization) {
        return organizations.find(organization).map(Organization::companyName).orElse("The house");
    }

    @PostMapping(SALES)
    View record(@RequestParam Map<String, String> typed, RedirectAttributes once) {
        var rule = current(DeskPages.typed(typed, "rule")).orElseThrow(() -> Onward.absent("rule"));
        var input = new FormInput();
        var form = form(rule, typed);
        var sale = form.read(clock.instant(), input);
        if (sale.isEmpty()) {
            return page(form, DeskPages.GivingBack.NOTHING, input.errors());
        }
        sales.record(sale.get());
        return Onward.to(
                SALES, once, Amounts.text(sale.get().gross()) + " came in and is divided.");
    }

    @PostMapping(SALES + "/refund")
    View refund(
            Person operator,
            @RequestParam(defaultValue = "") String sale,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes once) {
        var sold = sales.find(sale).orElseThrow(() -> Onward.absent("sale"));
        var input = new FormInput();
        var back = SaleForm.amount("amount", amount.strip(), sold.gross().getCurrencyUnit(), input);
        if (input.isGood() && back.isZero()) {
            input.error("amount", "This is more than nothing.");
        }
        if (reason.isBlank() || reason.strip().length() > REASON) {
            input.error("reason", "Say why, in 500 characters at most.");
        }
        if (!key.matches("refund/[0-9a-f-]{36}")) {
            input.error("amount", "Reload the page, and send it again.");
        }
        if (!input.isGood()) {
            var typed = new DeskPages.GivingBack(sale, key, amount, reason);
            return page(null, typed, input.errors());
        }
        return Onward.to(
                SALES,
                once,
                switch (refunds.refund(operator, sold.key(), back, reason.strip(), key)) {
                    case Approvals.Refund.Given(var given) ->
                            Amounts.text(given) + " are taken back from everybody's part.";
                    case Approvals.Refund.Asked(var asked) ->
                            Amounts.text(asked)
                                    + " take a second person. It waits under approvals.";
                });
    }
}
