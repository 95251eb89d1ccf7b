/**
 * The page shell: the frame around every page, its navigation, its look, its charts, and what a
 * visitor sees when something goes wrong. Other modules contribute pages and menu entries through
 * {@code portal::spi}; the shell knows none of them.
 */
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {"kernel", "platform"})
@NullMarked
package io.tributary.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
