@NullMarked
package io.tributary.gateway.web;

import org.jspecify.annotations.NullMarked;
