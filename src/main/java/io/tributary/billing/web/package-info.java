/** The pages of billing, and the papers it prints. */
@NullMarked
package io.tributary.billing.web;

import org.jspecify.annotations.NullMarked;
