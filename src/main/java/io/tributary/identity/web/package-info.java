/** The pages of identity: sign-in, sign-up, account, staff, members, audit, operator. */
@NullMarked
package io.tributary.identity.web;

import org.jspecify.annotations.NullMarked;
