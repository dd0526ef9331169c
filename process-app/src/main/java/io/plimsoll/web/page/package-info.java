/** Is what people see: one controller per kind of page, and the words in which pages speak. */
@NullMarked
package io.plimsoll.web.page;

import org.jspecify.annotations.NullMarked;
