package io.tributary.privacy;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Excerpt;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.kernel.PersonalRecords.Subject;

import org.springframework.beans.factory.ObjectProvider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything the house keeps of persons, over all modules. They stand in the order in which they
 * are erased: what modules keep, then the consents, with which whatever was added meanwhile ends,
 * and identity last, for it holds the person whom the others point to.
 */
final class PersonalRegister {
    private static final List<String> LAST = List.of("privacy", "platform", "identity");

    private final ObjectProvider<PersonalRecords> modules;

    PersonalRegister(ObjectProvider<PersonalRecords> modules) {
        this.modules = modules;
    }

    List<PersonalRecords> all() {
        return modules.stream()
                .sorted(
                        Comparator.comparingInt(PersonalRegister::place)
                                .thenComparing(PersonalRecords::module))
                .toList();
    }

    private static int place(PersonalRecords records) {
        return LAST.indexOf(records.module());
    }

    List<String> obstacles(Subject subject) {
        return all().stream().flatMap(module -> module.obstacles(subject).stream()).toList();
    }

    /** What is there of somebody, table by table. */
    List<Part> parts(Subject subject) {
        var parts = new ArrayList<Part>();
        for (var module : all()) {
            var excerpts =
                    module.excerpts(subject).stream()
                            .collect(Collectors.toMap(Excerpt::table, Function.identity()));
            for (var holding : module.holdings()) {
                var excerpt = excerpts.get(holding.table());
                if (excerpt == null) {
                    throw new IllegalStateException(holding.table() + " shows nothing");
                }
                parts.add(new Part(module.module(), holding, excerpt));
            }
        }
        return parts;
    }

    /** One table, and what it holds. */
    record Part(String module, Holding holding, Excerpt excerpt) {}

    /** Erases in the surrounding transaction, and tells what was done. */
    List<Receipt.Line> erase(Subject subject) {
        var lines = new ArrayList<Receipt.Line>();
        for (var module : all()) {
            var rows = module.erase(subject);
            for (var holding : module.holdings()) {
                var count = rows.get(holding.table());
                if (count == null) {
                    throw new IllegalStateException(holding.table() + " was not erased");
                }
                lines.add(
                        new Receipt.Line(
                                module.module(),
                                holding.table(),
                                holding.what(),
                                holding.fate(),
                                count,
                                holding.why()));
            }
        }
        return lines;
    }
}
