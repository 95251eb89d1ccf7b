@NullMarked
package io.tributary.kernel;

import org.jspecify.annotations.NullMarked;
