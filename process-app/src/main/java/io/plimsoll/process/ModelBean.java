package io.plimsoll.process;

/** Marks a bean that expressions in models may call, by its Spring name; all other beans are hidden from models. */
interface ModelBean {}
