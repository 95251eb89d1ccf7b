/** The pages of the free assessment. */
@NullMarked
package io.tributary.compatibility.web;

import org.jspecify.annotations.NullMarked;
