/** Is what people say to each other about a case, whom they name, and who wants to hear what happens to it. */
@ApplicationModule(
        allowedDependencies = {"noncompliance", "people", "mail", "client", "document", "identity", "ledger"})
@NullMarked
package io.plimsoll.comment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
