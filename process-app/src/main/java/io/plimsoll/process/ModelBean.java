package io.plimsoll.process;

/**
 * Marks a bean that expressions in models may call, by its Spring name; all other beans are hidden from models. The
 * class and the methods called have to be public, since the expression language looks at them from outside.
 */
interface ModelBean {}
