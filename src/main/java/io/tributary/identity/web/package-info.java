/**
 * The pages of identity: sign-up, the first steps after it, sign-in (by password, link, passkey or
 * an organization's own issuer), the account; staff, members and their roster; brand, domains and
 * issuer; the trail, also as a file; what operators do with an organization, and looking at its
 * pages as its owner. Sessions and who may open what are here too.
 */
@NullMarked
package io.tributary.identity.web;

import org.jspecify.annotations.NullMarked;
