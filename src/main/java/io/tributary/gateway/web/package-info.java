/** The pages of the gateway: keys, the API page, the reference. */
@NullMarked
package io.tributary.gateway.web;

import org.jspecify.annotations.NullMarked;
