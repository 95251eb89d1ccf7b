package io.tributary.docs.web;

import io.tributary.docs.ApiChanges;
import io.tributary.docs.DocsIndex;
import io.tributary.docs.Passage;
import io.tributary.docs.ProblemStories;
import io.tributary.gateway.ApiReference;
import io.tributary.gateway.ApiSchema;
import io.tributary.notify.Catalogue;
import io.tributary.notify.EventType;
import io.tributary.platform.Warmup;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is written, in pieces that can be found. Read once, before the server is ready.
 */
final class Shelf implements Warmup {
    private final GuideBook guides;
    private final ApiReference reference;
    private final Problems problems;
    private final ProblemStories stories;
    private final Catalogue events;
    private final ApiChanges changes;
    private volatile @Nullable DocsIndex index;

    Shelf(
            GuideBook guides,
            ApiReference reference,
            Problems problems,
            ProblemStories stories,
            Catalogue events,
            ApiChanges changes) {
        this.guides = guides;
        this.reference = reference;
        this.problems = problems;
        this.stories = stories;
        this.events = events;
        this.changes = changes;
    }

    @Override
    public void warmUp() {
        index();
    }

    /** Over all of it. */
    DocsIndex index() {
        var known = index;
        if (known == null) {
            known = new DocsIndex(passages());
            index = known;
        }
        return known;
    }

    private List<Passage> passages() {
        return Stream.of(guides(), webhooks(), operations(), problems(), events(), changes())
                .flatMap(passages -> passages)
                .toList();
    }

    private Stream<Passage> guides() {
        return guides.all().stream()
                .flatMap(
                        guide ->
                                Section.of(guides.text(guide)).stream()
                                        .map(
                                                section ->
                                                        new Passage(
                                                                "Guide",
                                                                guide.title()
                                                                        + ": "
                                                                        + section.title(),
                                                                guide.href()
                                                                        + "#"
                                                                        + section.anchor(),
                                                                "",
                                                                section.text())));
    }

    /** The guide to webhooks is their module's: what it is about, as far as people look for it. */
    private static Stream<Passage> webhooks() {
        return Stream.of(
                new Passage(
                        "Guide",
                        "Webhooks: Verify each message",
                        "/docs/webhooks#verify",
                        "webhook-id webhook-timestamp webhook-signature whsec whpk",
                        "Messages follow Standard Webhooks. Believe only what is signed: a"
                            + " signature by HMAC-SHA-256 with your endpoint's secret, and one by"
                            + " Ed25519."),
                new Passage(
                        "Guide",
                        "Webhooks: Answer quickly",
                        "/docs/webhooks#answer",
                        "retry retries delivery 410 Retry-After",
                        "When a message counts as arrived, when it is tried again, what disables an"
                                + " endpoint, and how long it can be recovered."),
                new Passage(
                        "Guide",
                        "Webhooks: Events",
                        "/docs/webhooks#events",
                        "catalogue types schemas",
                        "Every event with its fields and an example, also as JSON Schema."));
    }

    private Stream<Passage> operations() {
        return reference.operations().stream()
                .map(
                        operation ->
                                new Passage(
                                        "Operation",
                                        operation.docs().summary(),
                                        "/docs/reference#" + operation.docs().id(),
                                        operation.method()
                                                + " "
                                                + operation.path()
                                                + " "
                                                + operation.docs().id()
                                                + " "
                                                + operation.scope(),
                                        text(operation)));
    }

    private static String text(ApiReference.Operation operation) {
        var docs = operation.docs();
        var request = docs.request();
        var answer = docs.answer().body();
        var parameters =
                docs.parameters().stream().map(one -> one.name() + ": " + one.description());
        return Stream.of(
                        Stream.of(docs.description()),
                        parameters,
                        request == null ? Stream.<String>empty() : members(request.schema()),
                        answer == null ? Stream.<String>empty() : members(answer.schema()))
                .flatMap(words -> words)
                .collect(Collectors.joining(" "))
                .replace("`", "");
    }

    private static Stream<String> members(ApiSchema schema) {
        var items = schema.items();
        var below = items == null ? Stream.<String>empty() : members(items);
        return Stream.concat(
                below,
                schema.members().entrySet().stream()
                        .flatMap(
                                member ->
                                        Stream.concat(
                                                Stream.of(
                                                        member.getKey()
                                                                + ": "
                                                                + member.getValue()
                                                                        .schema()
                                                                        .keywords()
                                                                        .getOrDefault(
                                                                                "description", "")),
                                                members(member.getValue().schema()))));
    }

    private Stream<Passage> problems() {
        return problems.all().stream()
                .map(
                        problem ->
                                new Passage(
                                        "Problem",
                                        problem.title(),
                                        "/docs/problems/" + problem.code(),
                                        problem.code() + " " + problem.status(),
                                        problem.remedy() + " " + stories.of(problem).happened()));
    }

    private Stream<Passage> events() {
        return events.all().stream()
                .map(
                        type ->
                                new Passage(
                                        "Webhook event",
                                        type.name(),
                                        "/docs/webhooks#" + type.name(),
                                        "webhook event",
                                        type.when()
                                                + " "
                                                + type.members().stream()
                                                        .map(Shelf::text)
                                                        .collect(Collectors.joining(" "))));
    }

    private static String text(EventType.Member member) {
        return member.name() + ": " + member.meaning().replace("`", "");
    }

    private Stream<Passage> changes() {
        return changes.days().stream()
                .map(
                        day ->
                                new Passage(
                                        "Change",
                                        day.title(),
                                        "/docs/changelog#" + ChangesPage.anchor(day),
                                        "changelog " + day.date(),
                                        day.changes().stream()
                                                .map(change -> change.kind() + ": " + change.text())
                                                .collect(Collectors.joining(" "))
                                                .replace("`", "")));
    }
}
