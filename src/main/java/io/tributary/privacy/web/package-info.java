/** Pages of privacy: a person's own, the receipt of an erasure, and the operator's desk. */
@NullMarked
package io.tributary.privacy.web;

import org.jspecify.annotations.NullMarked;
