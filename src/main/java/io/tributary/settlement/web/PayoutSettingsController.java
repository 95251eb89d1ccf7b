package io.tributary.settlement.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.Days;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.FormInput;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.settlement.Notices;
import io.tributary.settlement.Payee;
import io.tributary.settlement.Payees;
import io.tributary.settlement.PayoutMethod;
import io.tributary.settlement.PayoutSchedule;

import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who is paid, when, where to, and what they are told. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class PayoutSettingsController {
    static final String SETTINGS = PayoutsController.HOME + "/settings";

    private final Payees payees;
    private final Notices notices;
    private final InstantSource clock;
    private final Pages pages;

    PayoutSettingsController(Payees payees, Notices notices, InstantSource clock, Pages pages) {
        this.payees = payees;
        this.notices = notices;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(SETTINGS)
    View look(Actor actor) {
        var payee = payees.of(actor.organization());
        return page(actor, PayeeForm.of(payee), MethodForm.empty(), List.of());
    }

    @PostMapping(SETTINGS + "/profile")
    View profile(Actor actor, @ModelAttribute PayeeForm form, RedirectAttributes once) {
        var input = new FormInput();
        var before = payees.of(actor.organization());
        var profile = form.profile(input, before.profile().form(), today());
        if (profile == null) {
            return page(actor, form, MethodForm.empty(), input.errors());
        }
        payees.save(AuditTrail.By.of(actor), profile, "quarterly".equals(form.taxDocuments()));
        return saved(once, "Who is paid is saved.");
    }

    @PostMapping(SETTINGS + "/schedule")
    View schedule(
            Actor actor,
            @RequestParam(defaultValue = "") String schedule,
            @RequestParam(defaultValue = "") String anchor,
            @RequestParam(defaultValue = "") String zone,
            RedirectAttributes once) {
        try {
            payees.schedule(
                    AuditTrail.By.of(actor),
                    PayoutSchedule.of(schedule),
                    Days.day(anchor).orElseThrow(IllegalArgumentException::new),
                    ZoneId.of(zone));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            var errors =
                    List.of(
                            new InputError(
                                    "anchor",
                                    "Choose how often, a day such as "
                                            + today()
                                            + ", and a time zone."));
            var payee = payees.of(actor.organization());
            return page(actor, PayeeForm.of(payee), MethodForm.empty(), errors);
        }
        return saved(once, "The schedule is saved.");
    }

    @PostMapping(SETTINGS + "/methods")
    View method(Actor actor, @ModelAttribute MethodForm form, RedirectAttributes once) {
        var input = new FormInput();
        var method = form.read(input);
        if (method.isEmpty()) {
            return page(actor, PayeeForm.of(payees.of(actor.organization())), form, input.errors());
        }
        payees.save(AuditTrail.By.of(actor), method.get());
        return saved(once, "Your money in " + method.get().currency() + " goes there now.");
    }

    @PostMapping(SETTINGS + "/methods/remove")
    View remove(
            Actor actor,
            @RequestParam(defaultValue = "") String currency,
            RedirectAttributes once) {
        if (!MethodForm.CURRENCIES.contains(currency)) {
            throw Onward.absent("way to be paid");
        }
        payees.removeMethod(AuditTrail.By.of(actor), CurrencyUnit.of(currency));
        return saved(once, "Your money in " + currency + " stays here until there is a way.");
    }

    @PostMapping(SETTINGS + "/self-billing")
    View agree(Actor actor, RedirectAttributes once) {
        payees.agreeToSelfBilling(AuditTrail.By.of(actor));
        return saved(once, "You agreed: we write your invoices for you.");
    }

    @PostMapping(SETTINGS + "/notices")
    View notices(Actor actor, @RequestParam Map<String, String> typed, RedirectAttributes once) {
        for (var notice : Notices.Notice.values()) {
            for (var channel : Notices.Channel.values()) {
                var choice = typed.getOrDefault(name(notice, channel), "");
                if (notice.choices().contains(choice)) {
                    notices.choose(actor.organization(), actor.person(), notice, channel, choice);
                }
            }
        }
        return saved(once, "What you are told is saved. It counts for you alone.");
    }

    private static View saved(RedirectAttributes once, String notice) {
        return Onward.to(SETTINGS, once, notice);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private View page(Actor actor, PayeeForm form, MethodForm method, List<InputError> errors) {
        var payee = payees.of(actor.organization());
        var withholding = payees.withholding(payee);
        var terms = payee.terms();
        var page =
                new PayoutSettingsPage(
                        SettlementWeb.tabs(SETTINGS),
                        form.fields(errors),
                        schedule(payee, errors),
                        payees.methods(payee.organization()).stream()
                                .map(PayoutSettingsController::row)
                                .toList(),
                        method.fields(errors),
                        Arrays.stream(Notices.Notice.values())
                                .map(notice -> row(actor, notice))
                                .toList(),
                        payee.selfBillingAgreedAt() != null,
                        withholding.basisPoints() == 0
                                ? ""
                                : percent(withholding.basisPoints())
                                        + " of each payout are kept for the tax office: "
                                        + withholding.reason()
                                        + ".",
                        "A sale is yours after %d days, or so long after the end of its event. %s of it stay in reserve for %d days more."
                                .formatted(
                                        terms.holdDays(),
                                        percent(terms.reserveBps()),
                                        terms.reserveDays()),
                        errors);
        var frame =
                Frame.work("Payout settings", PayoutsController.HOME)
                        .under("Payouts", PayoutsController.HOME)
                        .lead("Who is paid, when, and where the money goes.");
        return pages.page(frame, "settlement/web/settings", page, errors.isEmpty() ? 200 : 400);
    }

    static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }

    private static PayoutSettingsPage.Schedule schedule(Payee payee, List<InputError> errors) {
        return new PayoutSettingsPage.Schedule(
                Choices.of(
                                "schedule",
                                "How often",
                                Arrays.stream(PayoutSchedule.values())
                                        .map(one -> new Option(one.code(), one.label()))
                                        .toList())
                        .chosen(payee.schedule().code()),
                Field.text("anchor", "One of the days")
                        .type("date")
                        .value(payee.anchor().toString())
                        .hint("Gives the day of the week, or the day of the month.")
                        .errors(errors),
                Choices.zone("zone", "Time zone").chosen(payee.zone().getId()));
    }

    private static PayoutSettingsPage.Method row(PayoutMethod method) {
        return new PayoutSettingsPage.Method(
                method.currency().getCode(),
                method.kind().label(),
                method.holder(),
                method.masked(),
                Amounts.text(method.minimum()));
    }

    private PayoutSettingsPage.NoticeRow row(Actor actor, Notices.Notice notice) {
        return new PayoutSettingsPage.NoticeRow(
                choices(actor, notice, Notices.Channel.MAIL),
                choices(actor, notice, Notices.Channel.PORTAL));
    }

    private Choices choices(Actor actor, Notices.Notice notice, Notices.Channel channel) {
        return Choices.of(
                        name(notice, channel),
                        notice.label() + ", " + channel.label().toLowerCase(Locale.ROOT),
                        notice.choices().stream()
                                .map(choice -> new Option(choice, word(choice)))
                                .toList())
                .chosen(notices.choices(actor.organization(), actor.person(), channel).get(notice));
    }

    private static String name(Notices.Notice notice, Notices.Channel channel) {
        return notice.code() + "-" + channel.code();
    }

    private static String word(String choice) {
        return switch (choice) {
            case "on" -> "Yes";
            case "off" -> "No";
            case "weekly" -> "Every week";
            case "monthly" -> "Every month";
            default -> "Every quarter";
        };
    }
}
