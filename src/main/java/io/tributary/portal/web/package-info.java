/** The portal's own pages: the front page, problems, kept mail, and the files that pages load. */
@NullMarked
package io.tributary.portal.web;

import org.jspecify.annotations.NullMarked;
