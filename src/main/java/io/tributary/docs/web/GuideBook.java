package io.tributary.docs.web;

import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;
import io.tributary.portal.spi.Part;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.stream.Stream;

/** All guides, in the order in which somebody would read them. */
final class GuideBook {
    private final Pages pages;
    private final List<Guide> guides;

    GuideBook(Pages pages, GuideFacts facts) {
        this.pages = pages;
        this.guides = Stream.concat(beginning(facts), everyDay(facts)).toList();
    }

    /** What leads to a call. */
    private static Stream<Guide> beginning(GuideFacts facts) {
        return Stream.of(
                new Guide(
                        "quick-start",
                        "Quick start",
                        "From nothing to the first score in three calls.",
                        "docs/web/guide-quick-start",
                        facts::quickStart),
                new Guide(
                        "authentication",
                        "Authentication",
                        "One header, and what keeps a key safe.",
                        "docs/web/guide-authentication",
                        facts::authentication),
                new Guide(
                        "test-mode",
                        "Test mode",
                        "Everything works, nothing is billed.",
                        "docs/web/guide-test-mode",
                        facts::testMode));
    }

    /** What a program that calls every day must know. */
    private static Stream<Guide> everyDay(GuideFacts facts) {
        return Stream.of(
                new Guide(
                        "conventions",
                        "Conventions",
                        "What holds of every call and every answer.",
                        "docs/web/guide-conventions",
                        facts::conventions),
                new Guide(
                        "limits",
                        "Limits",
                        "How much you may ask for, and how to see what is left.",
                        "docs/web/guide-limits",
                        facts::limits),
                new Guide(
                        "errors",
                        "Errors",
                        "Each has a name that never changes, and says what to do.",
                        "docs/web/guide-errors",
                        facts::errors),
                new Guide(
                        "idempotency",
                        "Idempotency",
                        "Send it twice, have one effect.",
                        "docs/web/guide-idempotency",
                        facts::idempotency),
                new Guide(
                        "client",
                        "A small client",
                        "What every program that calls does, once and for all.",
                        "docs/web/guide-client",
                        facts::client),
                new Guide(
                        "signing",
                        "Signing calls",
                        "So that a stolen key is not enough.",
                        "docs/web/guide-signing",
                        facts::signing));
    }

    List<Guide> all() {
        return guides;
    }

    /** What the guide says, without a frame. */
    Part text(Guide guide) {
        return pages.part(guide.template(), guide.facts().get());
    }

    /** The page of the guide of that name. */
    View page(String name) {
        int place = 0;
        while (!guides.get(place).name().equals(name)) {
            place++;
        }
        var guide = guides.get(place);
        var text = text(guide);
        var frame =
                Frame.docs(guide.title(), guide.href())
                        .lead(guide.lead())
                        .description(guide.title() + " of the Tributary API: " + guide.lead());
        return pages.page(
                frame,
                "docs/web/guide",
                new ReadPage(
                        text,
                        Section.of(text).stream().map(Section::asPlace).toList(),
                        turn(place - 1),
                        turn(place + 1)));
    }

    private ReadPage.@Nullable Place turn(int place) {
        return place < 0 || place >= guides.size()
                ? null
                : new ReadPage.Place(guides.get(place).title(), guides.get(place).href());
    }
}
