/**
 * The words that every module speaks: identifiers, addresses, periods, pages of a list, tables,
 * problems.
 *
 * <p>No Spring and no input or output here, and at most 25 types.
 */
@ApplicationModule(
        displayName = "Kernel",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.tributary.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
