package io.tributary.support.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.kernel.Days;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.support.BusinessHours;
import io.tributary.support.CannedAnswer;
import io.tributary.support.Priority;
import io.tributary.support.SupportMail;
import io.tributary.support.SupportRules;
import io.tributary.support.Target;
import io.tributary.support.TicketState;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where those who run the house set hours, promises and the answers that are written often. */
@Controller
@OperatorOnly
class RulesController {
    static final String RULES = QueueController.HOME + "/rules";

    private final SupportRules rules;
    private final SupportMail mail;
    private final Pages pages;

    RulesController(SupportRules rules, SupportMail mail, Pages pages) {
        this.rules = rules;
        this.mail = mail;
        this.pages = pages;
    }

    /** Forms as they were typed, or as things are. */
    private record Typed(
            RulesPage.@Nullable TypedHours hours,
            RulesPage.@Nullable NewAnswer answer,
            Map<String, String> minutes) {
        String minutes(Target target) {
            return minutes.getOrDefault(
                    "minutes-" + target.level(), String.valueOf(target.firstAnswer().toMinutes()));
        }
    }

    @GetMapping(RULES)
    View show() {
        return show(new Typed(null, null, Map.of()), List.of());
    }

    private View show(Typed typed, List<InputError> errors) {
        var hours = rules.hours();
        var typedHours =
                typed.hours() == null
                        ? RulesPage.TypedHours.of(hours, rules.holidays())
                        : typed.hours();
        var page =
                new RulesPage(
                        RulesPage.Hours.of(typedHours, errors),
                        rules.targets().stream()
                                .map(
                                        target ->
                                                RulesPage.Promise.of(
                                                        target,
                                                        hours,
                                                        typed.minutes(target),
                                                        errors))
                                .toList(),
                        rules.canned().stream().map(RulesPage.Canned::of).toList(),
                        typed.answer() == null
                                ? RulesPage.NewAnswer.of(
                                        "", "", TicketState.WAITING_FOR_PARTNER.code(), List.of())
                                : typed.answer(),
                        new RulesPage.Mail(
                                mail.mailbox().orElse(null),
                                mail.refused().stream()
                                        .map(one -> new RulesPage.Refused(one.at(), one.reason()))
                                        .toList()),
                        errors);
        var frame =
                Frame.work("Hours and promises", QueueController.HOME)
                        .under("Support queue", QueueController.HOME)
                        .lead("A change holds for tickets and turns that begin after it.");
        return pages.page(frame, "support/web/rules", page, errors.isEmpty() ? 200 : 400);
    }

    @PostMapping(RULES + "/hours")
    View hours(
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String opens,
            @RequestParam(defaultValue = "") String closes,
            @RequestParam(required = false) @Nullable Set<String> days,
            @RequestParam(defaultValue = "") String holidays,
            RedirectAttributes flash) {
        var chosen = days == null ? Set.<String>of() : days;
        var typed = new RulesPage.TypedHours(zone, opens, closes, chosen, holidays);
        var errors = new ArrayList<InputError>();
        var off = holidays(holidays, errors);
        var hours = hours(typed, off.keySet(), errors);
        if (hours == null) {
            return show(new Typed(typed, null, Map.of()), errors);
        }
        rules.setHours(hours, off);
        return back(flash, "The hours are set.");
    }

    private static @Nullable BusinessHours hours(
            RulesPage.TypedHours typed, Set<LocalDate> off, List<InputError> errors) {
        var days =
                Arrays.stream(DayOfWeek.values())
                        .filter(day -> typed.days().contains(day.name()))
                        .collect(Collectors.toSet());
        if (!ZoneId.getAvailableZoneIds().contains(typed.zone())) {
            errors.add(new InputError("zone", "This is no IANA time zone."));
        }
        if (days.isEmpty()) {
            errors.add(new InputError("days", "Choose at least one day."));
        }
        var from = time(typed.opens(), "opens", errors);
        var until = time(typed.closes(), "closes", errors);
        if (from != null && until != null && !from.isBefore(until)) {
            errors.add(new InputError("closes", "The end comes after the beginning."));
        }
        return errors.isEmpty() && from != null && until != null
                ? new BusinessHours(ZoneId.of(typed.zone()), days, from, until, off)
                : null;
    }

    private static @Nullable LocalTime time(String typed, String name, List<InputError> errors) {
        try {
            return LocalTime.parse(typed);
        } catch (DateTimeException _) {
            errors.add(new InputError(name, "This is a time of the day, such as 09:00."));
            return null;
        }
    }

    private static Map<LocalDate, String> holidays(String typed, List<InputError> errors) {
        var off = new TreeMap<LocalDate, String>();
        for (var line : typed.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            var day = Days.day(line.substring(0, Math.min(10, line.length())));
            if (day.isEmpty()) {
                errors.add(new InputError("holidays", line + " does not begin with a date."));
                continue;
            }
            var name = line.substring(10).strip();
            if (name.isEmpty() || name.length() > 100) {
                errors.add(new InputError("holidays", line + " needs a short name."));
            }
            off.put(day.get(), name);
        }
        return off;
    }

    @PostMapping(RULES + "/promises")
    View promises(@RequestParam Map<String, String> typed, RedirectAttributes flash) {
        var errors = new ArrayList<InputError>();
        var targets = new ArrayList<Target>();
        for (var level : Target.LEVELS) {
            var minutes = typed.getOrDefault("minutes-" + level, "");
            var priority =
                    Arrays.stream(Priority.values())
                            .filter(one -> one.code().equals(typed.get("priority-" + level)))
                            .findFirst();
            if (!minutes.matches("[1-9][0-9]{0,4}") || priority.isEmpty()) {
                errors.add(new InputError("minutes-" + level, "This is a number from 1 to 99999."));
            } else {
                targets.add(
                        new Target(
                                level,
                                Duration.ofMinutes(Integer.parseInt(minutes)),
                                priority.get()));
            }
        }
        if (!errors.isEmpty()) {
            return show(new Typed(null, null, typed), errors);
        }
        targets.forEach(rules::setTarget);
        return back(flash, "The promises are set.");
    }

    @PostMapping(RULES + "/answers")
    View keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String then,
            RedirectAttributes flash) {
        var state =
                Arrays.stream(TicketState.values())
                        .filter(one -> one.code().equals(then))
                        .filter(
                                one ->
                                        one == TicketState.SOLVED
                                                || one.name().startsWith("WAITING"))
                        .findFirst()
                        .orElse(TicketState.WAITING_FOR_PARTNER);
        try {
            rules.keep(new CannedAnswer(name, body, state));
        } catch (ProblemException refused) {
            var errors = TicketsController.mendable(refused);
            return show(
                    new Typed(
                            null,
                            RulesPage.NewAnswer.of(name, body, state.code(), errors),
                            Map.of()),
                    errors);
        }
        return back(flash, "The answer is kept.");
    }

    @PostMapping(RULES + "/answers/forget")
    View forget(@RequestParam(defaultValue = "") String name, RedirectAttributes flash) {
        rules.forget(name);
        return back(flash, "The answer is forgotten.");
    }

    private static View back(RedirectAttributes flash, String notice) {
        return Onward.to(RULES, flash, notice);
    }
}
