/**
 * What other modules need to show a page, to read a form, to lead on and to give a file along, to
 * stand in the menu, and to tell who is visiting.
 */
@NamedInterface("spi")
@NullMarked
package io.tributary.portal.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
