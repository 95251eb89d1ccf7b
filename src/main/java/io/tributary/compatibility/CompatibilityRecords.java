package io.tributary.compatibility;

import io.tributary.kernel.PersonalRecords;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What compatibility keeps of a person: that they take part in matching, and their answers.
 * Whatever else lies here, an assessment, a link, a gift to research, names nobody and can be
 * traced to nobody (docs/decisions/0020).
 */
final class CompatibilityRecords implements PersonalRecords {
    private static final Holding ANSWERS =
            Holding.erased(
                    "compatibility.participant",
                    "Your answers, kept for matching, and the links that you made from them");

    private final Participants participants;
    private final ParticipantStore store;

    CompatibilityRecords(Participants participants, ParticipantStore store) {
        this.participants = participants;
        this.store = store;
    }

    @Override
    public String module() {
        return "compatibility";
    }

    @Override
    public List<Holding> holdings() {
        return List.of(ANSWERS);
    }

    @Override
    public List<Excerpt> excerpts(Subject subject) {
        var person = subject.person();
        var answers = person == null ? Optional.<Answers>empty() : participants.kept(person);
        return List.of(
                new Excerpt(
                        ANSWERS.table(),
                        answers.map(CompatibilityRecords::rows).orElse(List.of())));
    }

    /** What was answered for each trait, from 0 to 1. */
    private static List<Map<String, String>> rows(Answers answers) {
        return Trait.all().stream()
                .map(trait -> row(trait, answers.of(trait).orElseThrow()))
                .toList();
    }

    private static Map<String, String> row(Trait trait, double value) {
        var row = new LinkedHashMap<String, String>();
        row.put("trait", trait.label());
        row.put("value", BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN).toString());
        return row;
    }

    @Override
    public Map<String, Long> erase(Subject subject) {
        var person = subject.person();
        return Map.of(ANSWERS.table(), person == null ? 0L : store.remove(person));
    }
}
