/** The pages of the documentation. */
@NullMarked
package io.tributary.docs.web;

import org.jspecify.annotations.NullMarked;
