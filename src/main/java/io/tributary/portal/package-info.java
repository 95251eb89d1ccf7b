/**
 * The page shell: the frame around every page, its navigation, its look, its charts, and what a
 * visitor sees when something goes wrong. Other modules contribute pages and menu entries through
 * {@code portal::spi}; the shell knows none of them.
 *
 * <p>Words: {@link io.tributary.portal.spi.Frame}, the shape of a page and its head; {@link
 * io.tributary.portal.spi.Shell}, what its template draws around the content; {@link
 * io.tributary.portal.spi.Visitor}, who is looking; a part, a template with one typed record
 * ({@code portal/web/*.jte}, listed in {@code docs/components.md}); {@link
 * io.tributary.portal.spi.Asset}, a file that pages load; {@link
 * io.tributary.portal.spi.ProblemBody}, a problem as it leaves the house.
 *
 * <p>Promises: a stranger's first load stays below 350 KB and starts no session, every answer has a
 * name and a strict policy, a program reads problem details and a person a page
 * (PagesScenarioTests); what was typed is escaped (PartsTests); no template holds a script or a
 * style of its own, and whatever it names exists (TemplatesTests); the front page shows what the
 * model answers (FrontPageTests).
 *
 * <p>Not here: who the visitor is and what they may do (identity), and every page that belongs to a
 * capability.
 */
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {"kernel", "platform"})
@NullMarked
package io.tributary.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
