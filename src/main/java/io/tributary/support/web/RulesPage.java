package io.tributary.support.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;
import io.tributary.support.BusinessHours;
import io.tributary.support.CannedAnswer;
import io.tributary.support.Target;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The hours, the promises, the answers that are written often. */
record RulesPage(
        Hours hours,
        List<Promise> promises,
        List<Canned> canned,
        NewAnswer fresh,
        Mail mail,
        List<InputError> errors) {
    /** What was typed about the hours. */
    record TypedHours(String zone, String opens, String closes, Set<String> days, String holidays) {
        TypedHours {
            days = Set.copyOf(days);
        }

        static TypedHours of(BusinessHours hours, Map<LocalDate, String> holidays) {
            return new TypedHours(
                    hours.zone().getId(),
                    hours.opens().toString(),
                    hours.closes().toString(),
                    hours.days().stream().map(Enum::name).collect(Collectors.toSet()),
                    holidays.entrySet().stream()
                            .map(day -> day.getKey() + " " + day.getValue())
                            .collect(Collectors.joining("\n")));
        }
    }

    /** The form of the hours. */
    record Hours(Field zone, Field opens, Field closes, Choices days, Field holidays) {
        static Hours of(TypedHours typed, List<InputError> errors) {
            return new Hours(
                    Field.text("zone", "Time zone")
                            .hint("An IANA name, such as Europe/Berlin.")
                            .longest(64)
                            .value(typed.zone())
                            .errors(errors),
                    Field.text("opens", "From").type("time").value(typed.opens()).errors(errors),
                    Field.text("closes", "Until").type("time").value(typed.closes()).errors(errors),
                    Choices.of(
                                    "days",
                                    "Days",
                                    Arrays.stream(DayOfWeek.values())
                                            .map(
                                                    day ->
                                                            new Option(
                                                                    day.name(),
                                                                    day.getDisplayName(
                                                                            TextStyle.FULL,
                                                                            Locale.ENGLISH)))
                                            .toList())
                            .chosen(typed.days())
                            .errors(errors),
                    Field.text("holidays", "Holidays")
                            .type("textarea")
                            .hint("One a line: 2026-12-25 Christmas Day")
                            .longest(5_000)
                            .optional()
                            .value(typed.holidays())
                            .errors(errors));
        }
    }

    /** The form of one level's promise. */
    record Promise(String level, String label, String words, Field minutes, Choices priority) {
        static Promise of(
                Target target, BusinessHours hours, String typed, List<InputError> errors) {
            var name = "minutes-" + target.level();
            return new Promise(
                    target.level(),
                    target.label(),
                    hours.words(target.firstAnswer()),
                    Field.text(name, "First answer, in business minutes")
                            .value(typed)
                            .errors(errors),
                    Choices.of(
                                    "priority-" + target.level(),
                                    "Tickets begin as",
                                    QueuePages.priorities())
                            .chosen(target.priority().code()));
        }
    }

    /** One answer that is written often. */
    record Canned(String name, String body, String then) {
        static Canned of(CannedAnswer answer) {
            return new Canned(answer.name(), answer.body(), answer.then().label());
        }
    }

    /** The form of one more. */
    record NewAnswer(Field name, Field body, Choices then) {
        static NewAnswer of(String name, String body, String then, List<InputError> errors) {
            return new NewAnswer(
                    Field.text("name", "Name")
                            .hint("The name of one that is there replaces it.")
                            .longest(80)
                            .value(name)
                            .errors(errors),
                    Field.text("body", "Answer")
                            .type("textarea")
                            .longest(5_000)
                            .value(body)
                            .errors(errors),
                    Choices.of("then", "And then", QueuePages.THEN).chosen(then));
        }
    }

    /**
     * How mail comes in.
     *
     * @param mailbox where partners write; null when no mail is taken in
     */
    record Mail(@Nullable String mailbox, List<Refused> refused) {}

    /** A mail that was not taken, and why. */
    record Refused(java.time.Instant at, String reason) {}
}
