/**
 * The pages of webhooks (endpoints, what was sent to them, and the guide for receivers) and of
 * alerts, with the ways that each person chose.
 */
@NullMarked
package io.tributary.notify.web;

import org.jspecify.annotations.NullMarked;
