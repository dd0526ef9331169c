/** Decides who comes in: the chains of the API and of the pages, step-up for what weighs most, and the actor of a request. */
@NullMarked
package io.plimsoll.web.security;

import org.jspecify.annotations.NullMarked;
