/** The pages about cards, and where Stripe tells what happened. */
@NullMarked
package io.tributary.payments.web;

import org.jspecify.annotations.NullMarked;
