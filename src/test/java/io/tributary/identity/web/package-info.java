/** Tests of the pages of identity. */
@NullMarked
package io.tributary.identity.web;

import org.jspecify.annotations.NullMarked;
