/** Tests of identity; fixtures in IdentityFixtures. */
@NullMarked
package io.tributary.identity;

import org.jspecify.annotations.NullMarked;
