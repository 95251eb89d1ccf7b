/** The pages of the operator's desk. */
@NullMarked
package io.tributary.desk.web;

import org.jspecify.annotations.NullMarked;
