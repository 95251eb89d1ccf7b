/** Pages of settlement, for payees and for the operator. */
@NullMarked
package io.tributary.settlement.web;

import org.jspecify.annotations.NullMarked;
