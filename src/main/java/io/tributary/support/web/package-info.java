/** The pages of support: a partner's tickets, and the queue of those who run the house. */
@NullMarked
package io.tributary.support.web;

import org.jspecify.annotations.NullMarked;
