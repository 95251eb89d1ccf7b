package io.tributary.notify;

import org.springframework.beans.factory.ObjectProvider;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every kind of event that is told, by name. */
public final class Catalogue {
    /** Told when somebody wants to see whether an endpoint works; to that endpoint alone. */
    static final EventType TEST =
            EventType.named("webhook.tested", "Somebody asked for a test event.")
                    .with("note", EventType.Kind.TEXT, "What it is for.", "This is a test.");

    private final ObjectProvider<EventTypes> modules;

    Catalogue(ObjectProvider<EventTypes> modules) {
        this.modules = modules;
    }

    public List<EventType> all() {
        return Stream.concat(
                        Stream.of(TEST),
                        modules.stream().flatMap(module -> module.types().stream()))
                .sorted(Comparator.comparing(EventType::name))
                .toList();
    }

    /** Those an endpoint can choose: all but the test. */
    public SortedSet<String> names() {
        var names = new TreeSet<String>();
        all().stream().filter(type -> !type.equals(TEST)).forEach(type -> names.add(type.name()));
        return names;
    }

    public Optional<EventType> find(String name) {
        return all().stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
