/**
 * The pages of the free assessment: the statements and the story, the result, the page that is
 * shared, and taking part in matching.
 */
@NullMarked
package io.tributary.compatibility.web;

import org.jspecify.annotations.NullMarked;
