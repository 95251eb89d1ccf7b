/** The books, for those who run the house. */
@NullMarked
package io.tributary.ledger.web;

import org.jspecify.annotations.NullMarked;
