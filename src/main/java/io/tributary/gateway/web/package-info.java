/**
 * The pages of the gateway: how things stand, analytics and the request log; keys, how their
 * rotation goes, from where they may be used and what signs their calls; the API page with calls to
 * paste; and where whoever found a key ends it.
 */
@NullMarked
package io.tributary.gateway.web;

import org.jspecify.annotations.NullMarked;
