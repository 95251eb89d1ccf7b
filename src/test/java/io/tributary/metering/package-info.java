@NullMarked
package io.tributary.metering;

import org.jspecify.annotations.NullMarked;
