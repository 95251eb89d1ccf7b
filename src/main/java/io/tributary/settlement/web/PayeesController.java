package io.tributary.settlement.web;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Person;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.settlement.Payee;
import io.tributary.settlement.Payees;
import io.tributary.settlement.PayoutRun;
import io.tributary.settlement.Payouts;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The operator's view of payees, and what is set for one of them. */
@OperatorOnly
@Controller
class PayeesController {
    static final String PAYEES = DeskController.DESK + "/payees";

    private final Payees payees;
    private final Payouts payouts;
    private final PayoutRun run;
    private final Pages pages;

    PayeesController(Payees payees, Payouts payouts, PayoutRun run, Pages pages) {
        this.payees = payees;
        this.payouts = payouts;
        this.run = run;
        this.pages = pages;
    }

    @GetMapping(PAYEES)
    View all() {
        var page =
                new DeskPages.PeePage(
                        SettlementWeb.deskTabs(PAYEES),
                        payees.all().stream().map(DeskPages.PeeRow::of).toList());
        var frame =
                Frame.work("Payees", DeskController.DESK)
                        .under("Payouts", DeskController.DESK)
                        .lead("Who has a share of sales, and how they are paid.");
        return pages.page(frame, "settlement/web/payees", page);
    }

    @GetMapping(PAYEES + "/{id}")
    View one(@PathVariable UUID id) {
        var payee = found(id);
        return page(payee, typed(payee), List.of());
    }

    /** Only who is one already: looking makes nobody a payee. */
    private Payee found(UUID id) {
        return payees.find(new OrganizationId(id)).orElseThrow(() -> Onward.absent("payee"));
    }

    private static Map<String, String> typed(Payee payee) {
        var terms = payee.terms();
        var withholding = payee.withholding();
        var paused = payee.paused();
        return Map.of(
                "hold",
                String.valueOf(terms.holdDays()),
                "reserve",
                percent(terms.reserveBps()),
                "days",
                String.valueOf(terms.reserveDays()),
                "withholding",
                withholding == null ? "" : percent(withholding.basisPoints()),
                "reason",
                withholding == null ? "" : withholding.reason(),
                "paused",
                paused == null ? "" : paused);
    }

    private static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }

    private View page(Payee payee, Map<String, String> typed, List<InputError> errors) {
        var wallets = payouts.wallets(payee.organization());
        var page =
                new DeskPages.Pee(
                        SettlementWeb.deskTabs(PAYEES),
                        payee.organization().toString(),
                        wallets.stream().map(PayeePages.Money::of).toList(),
                        wallets.stream()
                                .filter(wallet -> wallet.available().isPositive())
                                .map(wallet -> wallet.currency().getCode())
                                .toList(),
                        DeskPages.PeeRow.of(payee),
                        fields(typed, errors),
                        payouts.of(payee.organization(), null, 10).stream()
                                .map(PayeePages.PayoutRow::of)
                                .toList(),
                        payouts.skips(payee.organization()).stream()
                                .limit(5)
                                .map(PayeePages.SkipRow::of)
                                .toList(),
                        errors);
        var name = payee.profile().legalName();
        var frame =
                Frame.work(name.isBlank() ? "Payee" : name, DeskController.DESK)
                        .under("Payees", PAYEES);
        return pages.page(frame, "settlement/web/payee", page, errors.isEmpty() ? 200 : 400);
    }

    private static List<Field> fields(Map<String, String> typed, List<InputError> errors) {
        return List.of(
                field("hold", "Hold, in days", typed, errors),
                field("reserve", "Reserve, in per cent", typed, errors),
                field("days", "Until the reserve is released, in days", typed, errors),
                field("withholding", "Tax to keep back, in per cent", typed, errors)
                        .hint("Empty: what follows from the payee's country and form.")
                        .optional(),
                field("reason", "Why it is kept back", typed, errors).longest(200).optional(),
                field("paused", "Pause payouts, because", typed, errors)
                        .hint("The payee reads this. Empty: payouts go on.")
                        .longest(500)
                        .optional());
    }

    private static Field field(
            String name, String label, Map<String, String> typed, List<InputError> errors) {
        return Field.text(name, label).value(typed.get(name)).errors(errors);
    }

    @PostMapping(PAYEES + "/{id}")
    View set(
            Person operator,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes once) {
        var payee = found(id);
        var errors = new ArrayList<InputError>();
        var hold = whole(typed, "hold", 365, errors);
        var reserve = basisPoints(typed, "reserve", errors);
        var days = whole(typed, "days", 730, errors);
        var withheld =
                DeskPages.typed(typed, "withholding").isEmpty()
                        ? null
                        : basisPoints(typed, "withholding", errors);
        var reason = DeskPages.typed(typed, "reason");
        if (withheld != null && reason.isEmpty()) {
            errors.add(new InputError("reason", "Say why: it stands on the statements."));
        }
        if (!errors.isEmpty()) {
            return page(payee, typed, errors);
        }
        var paused = DeskPages.typed(typed, "paused");
        payees.setTerms(
                by(payee, operator),
                hold,
                reserve,
                days,
                withheld == null ? null : new Payee.Withholding(withheld, cut(reason, 200)),
                paused.isEmpty() ? null : cut(paused, 500));
        return Onward.to(PAYEES + "/" + id, once, "It counts from now on.");
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    private static AuditTrail.By by(Payee payee, Person operator) {
        return AuditTrail.By.operator(payee.organization(), operator);
    }

    private static @Nullable Integer whole(
            Map<String, String> typed, String name, int most, List<InputError> errors) {
        var text = DeskPages.typed(typed, name);
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= most) {
            return Integer.valueOf(text);
        }
        errors.add(new InputError(name, "This is a number from 0 to " + most + "."));
        return null;
    }

    private static @Nullable Integer basisPoints(
            Map<String, String> typed, String name, List<InputError> errors) {
        var text = DeskPages.typed(typed, name);
        if (text.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
            int points = new BigDecimal(text).movePointRight(2).intValueExact();
            if (points <= 10_000) {
                return points;
            }
        }
        errors.add(new InputError(name, "This is a share from 0 to 100, such as 15.83."));
        return null;
    }

    @PostMapping(PAYEES + "/{id}/pay")
    View payNow(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String currency,
            RedirectAttributes once) {
        var payee = found(id);
        if (!MethodForm.CURRENCIES.contains(currency)) {
            throw Onward.absent("currency");
        }
        var payout = run.payNow(payee.organization(), CurrencyUnit.of(currency));
        return Onward.to(
                PAYEES + "/" + id, once, "A payout of " + Amounts.text(payout.net()) + " is made.");
    }

    @PostMapping(PAYEES + "/{id}/unpark")
    View unpark(@PathVariable UUID id, RedirectAttributes once) {
        payees.unpark(found(id).organization());
        return Onward.to(PAYEES + "/" + id, once, "The next payout run tries it again.");
    }
}
