@NullMarked
package io.tributary.demo;

import org.jspecify.annotations.NullMarked;
