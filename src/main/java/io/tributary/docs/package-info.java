/**
 * What developers read and try: guides, the reference of the API with a console, every problem, the
 * changelog, and a search over all of it.
 *
 * <p>Words: a <em>guide</em> explains one thing from beginning to end; a <em>sample</em> is a call
 * to paste; a <em>story</em> is what happened when a problem is answered, as a program meets it; a
 * {@link io.tributary.docs.Passage} is a piece of the documentation with an address of its own,
 * which {@link io.tributary.docs.DocsIndex} finds; {@link io.tributary.docs.PostmanCollection} is
 * the API as Postman reads it; {@link io.tributary.docs.ApiChanges} is its changelog.
 *
 * <p>Everything is made from what the server does: operations, shapes and problems from the
 * gateway's routes, limits from the tiers' rows, events from their catalogue.
 *
 * <p>Promises: every sample does what it says, as it is shown, in curl, Java, JavaScript and Python
 * (SnippetsScenarioTests, SignedCallsScenarioTests, ClientsScenarioTests, SnippetsJourney); what
 * the guides tell of limits, scopes and fields is what the server answers (GuidesScenarioTests);
 * every problem has a page that says what to do, and those of the API an example
 * (ProblemPagesScenarioTests); the console sends a test key to the API and nowhere else, and a live
 * key not at all (ConsoleJourney); what is written is found, also mistyped (DocsIndexTests,
 * DocsPagesScenarioTests); the collection has every operation (DocsPagesScenarioTests); every
 * operation is told in the changelog (ApiChangesTests).
 *
 * <p>Tells nothing, hears nothing, keeps nothing. Not here: what an operation does (its module),
 * the guide to webhooks (notify).
 */
@ApplicationModule(
        displayName = "Docs",
        allowedDependencies = {
            "kernel",
            "platform",
            "portal :: spi",
            "identity",
            "metering",
            "notify",
            "gateway"
        })
@NullMarked
package io.tributary.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
