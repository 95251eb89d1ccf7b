/** The pages of documents and their acceptance; nothing here is public. */
@NullMarked
package io.tributary.legal.web;

import org.jspecify.annotations.NullMarked;
