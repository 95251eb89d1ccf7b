package io.tributary.desk.web;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Switches;
import io.tributary.platform.Switches.Position;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the feature switches stand, and putting one over. */
@OperatorOnly
@Controller
class SwitchesController {
    static final String PATH = "/operator/switches";

    private final Switches switches;
    private final Organizations organizations;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Names names;
    private final Pages pages;

    SwitchesController(
            Switches switches,
            Organizations organizations,
            AuditTrail audit,
            Transactions transactions,
            Names names,
            Pages pages) {
        this.switches = switches;
        this.organizations = organizations;
        this.audit = audit;
        this.transactions = transactions;
        this.names = names;
        this.pages = pages;
    }

    /** What was typed. */
    private record Typed(String what, String position, String organization, String reason) {}

    @GetMapping(PATH)
    View look() {
        return page(new Typed("", "", "", ""), List.of());
    }

    @PostMapping(PATH)
    View put(
            Person operator,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String position,
            @RequestParam(defaultValue = "") String organization,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes once) {
        var typed = new Typed(what, position, organization.strip(), reason.strip());
        var errors = new ArrayList<InputError>();
        var chosen =
                switches.all().stream().filter(one -> one.what().name().equals(what)).findFirst();
        var to =
                Arrays.stream(Position.values())
                        .filter(one -> one.code().equals(position))
                        .findFirst();
        var whose = organization(typed.organization());
        if (chosen.isEmpty()) {
            errors.add(new InputError("what", "Choose a switch."));
        }
        if (to.isEmpty()) {
            errors.add(new InputError("position", "Choose where to put it."));
        }
        if (!typed.organization().isEmpty() && whose.isEmpty()) {
            errors.add(new InputError("organization", "There is no organization of this id."));
        }
        if (whose.isPresent() && chosen.isPresent() && !chosen.get().what().each()) {
            errors.add(new InputError("organization", "This switch stands alike for everybody."));
        }
        if (typed.reason().isEmpty() || typed.reason().length() > 500) {
            errors.add(new InputError("reason", "Say why, in at most 500 characters."));
        }
        if (!errors.isEmpty()) {
            return page(typed, errors);
        }
        put(operator, chosen.orElseThrow(), to.orElseThrow(), whose.orElse(null), typed.reason());
        return Onward.to(PATH, once, "The switch is saved.");
    }

    private void put(
            Person operator,
            Switches.Standing chosen,
            Position to,
            @Nullable OrganizationId whose,
            String reason) {
        transactions.run(
                Scope.system("a switch is put over"),
                () -> {
                    switches.put(chosen.what(), whose, to, operator.email(), reason);
                    if (whose != null) {
                        audit.record(
                                AuditTrail.By.operator(whose, operator),
                                "switch.put-over",
                                chosen.what().title(),
                                Map.of("position", to.label(), "reason", reason));
                    }
                });
    }

    private Optional<OrganizationId> organization(String id) {
        try {
            return organizations.find(OrganizationId.of(id)).map(Organization::id);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private View page(Typed typed, List<InputError> errors) {
        var all = switches.all();
        var page =
                new SwitchesPage(
                        all.stream().map(this::row).toList(),
                        form(all, typed, errors),
                        history(all));
        return pages.page(
                Frame.work("Switches", PATH)
                        .lead("What can be switched on and off while the house runs."),
                "desk/web/switches",
                page,
                errors.isEmpty() ? 200 : 400);
    }

    private SwitchesPage.Row row(Switches.Standing one) {
        return new SwitchesPage.Row(
                one.what().title(),
                one.what().description(),
                one.on() ? Badge.good("On") : Badge.warm("Off"),
                one.apart().stream()
                        .map(
                                change -> {
                                    var whose = change.organization();
                                    return whose == null
                                            ? ""
                                            : names.organization(whose).text()
                                                    + ": "
                                                    + change.position().label();
                                })
                        .toList());
    }

    private static SwitchesPage.Form form(
            List<Switches.Standing> all, Typed typed, List<InputError> errors) {
        return new SwitchesPage.Form(
                errors,
                Choices.of(
                                "what",
                                "Switch",
                                all.stream()
                                        .map(
                                                one ->
                                                        new Choices.Option(
                                                                one.what().name(),
                                                                one.what().title()))
                                        .toList())
                        .chosen(typed.what())
                        .errors(errors),
                Choices.of(
                                "position",
                                "Where to",
                                Arrays.stream(Position.values())
                                        .map(one -> new Choices.Option(one.code(), one.label()))
                                        .toList())
                        .chosen(typed.position())
                        .errors(errors),
                Field.text("organization", "For one organization only: its id")
                        .optional()
                        .longest(36)
                        .value(typed.organization())
                        .errors(errors),
                Field.text("reason", "Reason").longest(500).value(typed.reason()).errors(errors));
    }

    private Table history(List<Switches.Standing> all) {
        return new Table(
                "Changes, the newest first",
                List.of("Switch", "Put to", "For", "When", "By"),
                all.stream()
                        .flatMap(
                                one ->
                                        one.history().stream()
                                                .map(
                                                        change ->
                                                                Map.entry(
                                                                        one.what().title(),
                                                                        change)))
                        .sorted(
                                Comparator.comparing(
                                        (Map.Entry<String, Switches.Change> one) ->
                                                one.getValue().at(),
                                        Comparator.reverseOrder()))
                        .limit(50)
                        .map(one -> line(one.getKey(), one.getValue()))
                        .toList(),
                new Table.Nothing(
                        "settings", "Nothing was changed yet", "Every switch stands as usual."));
    }

    private Table.Line line(String title, Switches.Change change) {
        var whose = change.organization();
        return new Table.Line(
                List.of(
                        Table.Cell.of(title).below(change.reason()),
                        Table.Cell.of(change.position().label()),
                        whose == null ? Table.Cell.of("Everybody") : names.organization(whose),
                        Table.Cell.at(change.at()),
                        Table.Cell.of(change.by())));
    }
}
