/** The pages of webhooks: endpoints, what was sent to them, and the guide for receivers. */
@NullMarked
package io.tributary.notify.web;

import org.jspecify.annotations.NullMarked;
